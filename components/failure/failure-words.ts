import type { Failure, FailureKind } from '@/utils/chat/failure';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { formatDuration } from '../kit/format';
import type { SettingsSection } from '../state/settings-section';

/** The one remedy that helps most: a part of the settings, another address, or an action. */
export type Remedy =
  | { readonly type: 'address'; readonly address: string }
  | { readonly type: 'model'; readonly model: string }
  | { readonly type: 'settings'; readonly section: SettingsSection; readonly label: MessageKey }
  | {
      readonly type:
        | 'again'
        | 'read-again'
        | 'look-at-pages'
        | 'balance'
        | 'allow-host'
        | 'without-page'
        | 'new-conversation';
    };

const AGAIN: Remedy = { type: 'again' };
const BALANCE: Remedy = { type: 'balance' };
const WITHOUT_PAGE: Remedy = { type: 'without-page' };
const LOOK: Remedy = { type: 'look-at-pages' };
const TOKEN: Remedy = { type: 'settings', section: 'token', label: 'enter_token' };
const MODEL: Remedy = { type: 'settings', section: 'model', label: 'choose_model' };
const ADDRESS: Remedy = { type: 'settings', section: 'baseUrl', label: 'check_address' };
const LIMIT: Remedy = { type: 'settings', section: 'dailyLimit', label: 'change_limit' };
const ROOM: Remedy = { type: 'settings', section: 'storage', label: 'free_room' };
const SITES: Remedy = { type: 'settings', section: 'sites', label: 'change_sites' };
const SETTINGS: Remedy = { type: 'settings', section: 'model', label: 'open_settings' };

const WORDS: Readonly<Record<FailureKind, { readonly key: MessageKey; readonly remedy: Remedy | null }>> = {
  'no-token': { key: 'failure_no_token', remedy: TOKEN },
  unauthorized: { key: 'failure_unauthorized', remedy: TOKEN },
  'token-mismatched': { key: 'failure_token_mismatched', remedy: TOKEN },
  'used-up': { key: 'failure_used_up', remedy: BALANCE },
  forbidden: { key: 'failure_forbidden', remedy: SETTINGS },
  'content-filter': { key: 'failure_content_filter', remedy: null },
  'origin-refused': { key: 'failure_origin_refused', remedy: AGAIN },
  'wrong-address': { key: 'failure_wrong_address', remedy: ADDRESS },
  'web-page': { key: 'failure_web_page', remedy: ADDRESS },
  moved: { key: 'failure_moved', remedy: ADDRESS },
  'unknown-model': { key: 'failure_unknown_model', remedy: MODEL },
  'too-long': { key: 'failure_too_long', remedy: { type: 'new-conversation' } },
  'too-long-for-account': { key: 'failure_too_long_for_account', remedy: { type: 'new-conversation' } },
  'rate-limited': { key: 'failure_rate_limited', remedy: AGAIN },
  'bad-request': { key: 'failure_bad_request', remedy: SETTINGS },
  server: { key: 'failure_server', remedy: AGAIN },
  timeout: { key: 'failure_timeout', remedy: AGAIN },
  gateway: { key: 'failure_gateway', remedy: AGAIN },
  network: { key: 'failure_network', remedy: AGAIN },
  truncated: { key: 'failure_truncated', remedy: AGAIN },
  'answer-too-long': { key: 'failure_answer_too_long', remedy: null },
  malformed: { key: 'failure_malformed', remedy: AGAIN },
  interrupted: { key: 'failure_interrupted', remedy: AGAIN },
  offline: { key: 'failure_offline', remedy: AGAIN },
  'over-limit': { key: 'failure_over_limit', remedy: LIMIT },
  busy: { key: 'failure_busy', remedy: null },
  gone: { key: 'failure_gone', remedy: null },
  storage: { key: 'failure_storage', remedy: AGAIN },
  locked: { key: 'failure_locked', remedy: null },
  'storage-full': { key: 'failure_storage_full', remedy: ROOM },
  damaged: { key: 'failure_damaged', remedy: AGAIN },
  'conversation-changed': { key: 'failure_conversation_changed', remedy: null },
  'no-pictures': { key: 'failure_no_pictures', remedy: MODEL },
  'picture-lost': { key: 'failure_picture_lost', remedy: null },
  'no-picture': { key: 'failure_no_picture', remedy: null },
  'picture-damaged': { key: 'failure_picture_damaged', remedy: null },
  'temporary-lost': { key: 'failure_temporary_lost', remedy: null },
  'file-unknown': { key: 'failure_file_unknown', remedy: null },
  'file-large': { key: 'failure_file_large', remedy: null },
  'file-empty': { key: 'failure_file_empty', remedy: null },
  'file-failed': { key: 'failure_file_failed', remedy: null },
  'page-lost': { key: 'failure_page_lost', remedy: { type: 'read-again' } },
  'page-changed': { key: 'failure_page_changed', remedy: WITHOUT_PAGE },
  'site-listed': { key: 'failure_site_listed', remedy: SITES },
  'tab-closed': { key: 'failure_tab_closed', remedy: null },
  'tab-unloaded': { key: 'failure_tab_unloaded', remedy: null },
  'tab-unread': { key: 'failure_tab_unread', remedy: null },
  'page-unreadable': { key: 'failure_page_unreadable', remedy: WITHOUT_PAGE },
  'page-pdf': { key: 'failure_page_pdf', remedy: WITHOUT_PAGE },
  'page-long': { key: 'failure_page_long', remedy: null },
  'page-scanned': { key: 'failure_page_scanned', remedy: LOOK },
  'page-unmapped': { key: 'failure_page_unmapped', remedy: LOOK },
  'page-encrypted': { key: 'failure_page_encrypted', remedy: WITHOUT_PAGE },
  'page-damaged': { key: 'failure_page_damaged', remedy: WITHOUT_PAGE },
  'page-empty': { key: 'failure_page_empty', remedy: WITHOUT_PAGE },
  'no-host-permission': { key: 'failure_no_host_permission', remedy: { type: 'allow-host' } },
  unknown: { key: 'failure_unknown', remedy: AGAIN },
};

/** The limits that are not of a day, by the code of the failure. */
const OVER_LIMIT: Readonly<Record<string, MessageKey>> = {
  month: 'failure_over_month',
  question: 'failure_over_question',
};

/**
 * Says what happened and what to do, in the user's language. `model` is the one that was asked, if any was.
 */
export function failureSentence(failure: Failure, model?: string): string {
  const { kind, retryAfter } = failure;
  const address = addressSentence(failure);
  if (address !== null) return address;
  if (kind === 'origin-refused') return t('failure_origin_refused', `${location.protocol}//*`);
  if (kind === 'no-pictures' && failure.suggestion !== undefined)
    return t('failure_no_pictures_try', failure.suggestion);
  if (kind === 'rate-limited' && retryAfter !== undefined)
    return t('failure_rate_limited_for', formatDuration(retryAfter));
  if (kind === 'over-limit') return t(OVER_LIMIT[failure.code ?? ''] ?? 'failure_over_limit');
  const other =
    kind === 'unknown-model' && model !== undefined
      ? (failure.suggestion ?? otherModel(failure.message, model))
      : null;
  return other === null ? t(WORDS[kind].key) : t('failure_unknown_model_try', other);
}

/** Says where the API is, or where its address leads. */
function addressSentence({ kind, address, redirect }: Failure): string | null {
  if (kind === 'moved') {
    if (address !== undefined) return t('failure_moved_address', address);
    const { from, to } = redirect ?? { from: '…', to: null };
    return to === null ? t('failure_moved', from) : t('failure_moved_to', from, to);
  }
  return address === undefined ? null : t('failure_address_found', address);
}

/** Says what happened to a refused command, where that differs from a failed answer. */
export function refusalSentence({ kind }: Failure): string | undefined {
  if (kind === 'storage') return t('refused_storage');
  return kind === 'storage-full' ? t('refused_storage_full') : undefined;
}

/** Says only what happened, for a request that is retried automatically. */
export function failureReason({ kind }: Failure): string {
  if (kind === 'rate-limited') return t('reason_rate_limited');
  return t(kind === 'network' || kind === 'offline' ? 'reason_network' : 'reason_server');
}

export function remedyFor(failure: Failure): Remedy | null {
  const { kind, suggestion } = failure;
  if (kind === 'no-pictures' && suggestion !== undefined) return { type: 'model', model: suggestion };
  return failure.address === undefined
    ? WORDS[failure.kind].remedy
    : { type: 'address', address: failure.address };
}

/** Kinds that say little by themselves: the server's words are then shown with them, as text. */
const VAGUE: ReadonlySet<FailureKind> = new Set(['bad-request', 'forbidden', 'malformed', 'unknown']);

/** The server's own words, where ours can't say what is wrong, or only guess. */
export function serversWords({ kind, message, isGuess = false }: Failure): string | null {
  return (isGuess || VAGUE.has(kind)) && message !== '' ? message : null;
}

/** Another model that the server suggests for an unknown one: `moonshotai/kimi-k2.5:free` is no other than `kimi-k2.5`. */
function otherModel(message: string, model: string): string | null {
  const asked = model.replace(/^.*\/|:.*$/g, '').toLowerCase();
  const named = message.match(/\b(?:kimi|moonshot)-[a-z\d][\w.-]*\w/gi) ?? [];
  return named.find((one) => one.toLowerCase() !== asked) ?? null;
}
