import type { Failure, FailureKind } from '@/utils/chat/failure';
import { t, type MessageKey } from '@/utils/i18n';
import { formatDuration } from './format';

/** The one thing that helps most. */
export type Remedy = 'again' | 'settings' | 'balance' | 'allow-host' | 'without-page' | null;

const WORDS: Readonly<Record<FailureKind, { readonly key: MessageKey; readonly remedy: Remedy }>> = {
  'no-token': { key: 'failure_no_token', remedy: 'settings' },
  unauthorized: { key: 'failure_unauthorized', remedy: 'settings' },
  'token-mismatched': { key: 'failure_token_mismatched', remedy: 'settings' },
  'used-up': { key: 'failure_used_up', remedy: 'balance' },
  forbidden: { key: 'failure_forbidden', remedy: 'settings' },
  'content-filter': { key: 'failure_content_filter', remedy: null },
  'wrong-address': { key: 'failure_wrong_address', remedy: 'settings' },
  'unknown-model': { key: 'failure_unknown_model', remedy: 'settings' },
  'too-long': { key: 'failure_too_long', remedy: null },
  'rate-limited': { key: 'failure_rate_limited', remedy: 'again' },
  'bad-request': { key: 'failure_bad_request', remedy: 'settings' },
  server: { key: 'failure_server', remedy: 'again' },
  timeout: { key: 'failure_timeout', remedy: 'again' },
  gateway: { key: 'failure_gateway', remedy: 'again' },
  network: { key: 'failure_network', remedy: 'again' },
  truncated: { key: 'failure_truncated', remedy: 'again' },
  malformed: { key: 'failure_malformed', remedy: 'again' },
  interrupted: { key: 'failure_interrupted', remedy: 'again' },
  busy: { key: 'failure_busy', remedy: null },
  gone: { key: 'failure_gone', remedy: null },
  storage: { key: 'failure_storage', remedy: 'again' },
  'page-changed': { key: 'failure_page_changed', remedy: 'without-page' },
  'page-unreadable': { key: 'failure_page_unreadable', remedy: 'without-page' },
  'page-pdf': { key: 'failure_page_pdf', remedy: 'without-page' },
  'page-empty': { key: 'failure_page_empty', remedy: 'without-page' },
  'no-host-permission': { key: 'failure_no_host_permission', remedy: 'allow-host' },
  unknown: { key: 'failure_unknown', remedy: 'again' },
};

/** What happened and what to do, in the user's language. */
export function failureSentence(failure: Failure): string {
  const sentence = t(WORDS[failure.kind].key);
  if (failure.kind !== 'rate-limited' || failure.retryAfter === undefined) return sentence;
  return t('failure_rate_limited_for', formatDuration(failure.retryAfter));
}

export function remedyFor(failure: Failure): Remedy {
  return WORDS[failure.kind].remedy;
}
