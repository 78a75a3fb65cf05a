/**
 * The panel's view of the next question before it is sent: the words of its header, its chip and its composer come from
 * the same places as here. This is the one file of the walks that knows how the panel decides it.
 */
import { keptOf } from '@/components/page/kept';
import { changedWords } from '@/components/page/page-changes';
import { nextShare, sentShare, type PageShare } from '@/components/page/page-share';
import type { AttachedPage } from '@/utils/chat/conversation';
import { scopeOf } from '@/utils/chat/draft';
import { nextPage, omittedNow } from '@/utils/panel/next-page';
import { lastReadPage, lastReadTurn, conversationPage } from '@/utils/chat/conversation-pages';
import type { PanelState } from '@/utils/panel/panel-state';
import type { SelectionScope } from '@/utils/chat/draft';
import { NO_PAGE, pageKey } from '@/utils/text/page-key';

export interface Shown {
  /** The page that the header names; null where it says that there is none. */
  readonly page: ShownPage | null;
  /** True if no page of its own goes along. */
  readonly isAlone: boolean;
  /** The page that the conversation was sent last, by key. */
  readonly newest: string | null;
  readonly selection: string | null;
  readonly scope: SelectionScope;
  /** The notice about changes of the page; null where there is none. */
  readonly notice: 'asks' | 'new' | 'old' | null;
}

export interface ShownPage {
  readonly key: string;
  readonly title: string;
  readonly share: PageShare['type'];
  readonly goes: ShownText;
}

/** The text of the page that goes along, by the chip and the dialog behind it. */
type ShownText =
  /** The page is read when the question is asked. */
  | { readonly type: 'now'; readonly url: string }
  | { readonly type: 'reading'; readonly text: string; readonly omitted: readonly number[] }
  | { readonly type: 'before'; readonly hash: string; readonly omitted: readonly number[] }
  /** A part of it, which depends on the question. */
  | { readonly type: 'part' }
  /** The page is there as the subject of the conversation, and none of it was read. */
  | { readonly type: 'nothing' };

/** `model` is the one that the settings name. */
export function shownOf(state: PanelState, model: string): Shown {
  const { wantsNew } = state.reading;
  const hasNotice = changedWords(state) !== null;
  const newest = state.conversation?.turns.findLast(({ attachment }) => attachment.page)?.attachment.page;
  return {
    page: shownPage(state, isAboutOther(state), model),
    isAlone: nextPage(state).type === 'none',
    newest: newest ? pageKey(newest.url) : null,
    selection: state.draft.selection?.text ?? null,
    scope: scopeOf(state),
    notice: !hasNotice ? null : wantsNew === null ? 'asks' : wantsNew ? 'new' : 'old',
  };
}

/** True if the shown conversation is about another page than the one beside the panel. */
export function isAboutOther(state: PanelState): boolean {
  const { page, conversation } = state;
  if (!page || !conversation) return false;
  const beside = page.type === 'readable' ? page.key : NO_PAGE;
  return conversation.pageKey !== beside && conversationPage(state) === null;
}

function shownPage(state: PanelState, isOther: boolean, model: string): ShownPage | null {
  const { page, conversation, reading } = state;
  const read = lastReadPage(state) ?? null;
  const about = conversationPage(state) ? null : (conversation?.pageKey ?? null);
  if (about === NO_PAGE) return null;
  const next = nextPage(state);
  const kept = reading.tab && keptOf(reading.tab, omittedNow(state));
  const lastModel = lastReadTurn(state)?.answer.model ?? null;
  const share =
    next.type === 'none' && read
      ? sentShare(read)
      : nextShare({ next, tab: reading.tab, kept, model, lastModel, sends: 'whole' });
  if (page?.type === 'readable' && !isOther) {
    const goes = textOfShare(share, state, page.url);
    return { key: page.key, title: page.title, share: share.type, goes };
  }
  if (read) {
    const goes = beforeOf(read, share);
    return { key: pageKey(read.url), title: read.title, share: share.type, goes };
  }
  const nothing = { share: share.type, goes: { type: 'nothing' } } as const;
  return isOther && about !== null ? { key: about, title: about, ...nothing } : null;
}

function textOfShare(share: PageShare, state: PanelState, url: string): ShownText {
  const next = nextPage(state);
  // Another model may have less room, which is not known yet.
  if (share.type === 'long' || (next.type === 'reading' && share.type === 'unread')) return { type: 'part' };
  switch (next.type) {
    case 'none':
      return { type: 'nothing' };
    case 'tab':
      return { type: 'now', url };
    case 'reading':
      return { type: 'reading', text: next.reading.text, omitted: next.omitted };
    case 'as-before':
      return beforeOf(next.page, share);
  }
}

function beforeOf({ hash, omitted = [], range }: AttachedPage, share: PageShare): ShownText {
  if (range) return { type: 'part' };
  const isPart = share.type === 'known' || (share.type === 'text' && share.coverage !== 'whole');
  if (isPart && omitted.length === 0) return { type: 'part' };
  return share.type === 'known' ? { type: 'part' } : { type: 'before', hash, omitted };
}
