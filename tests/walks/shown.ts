/**
 * What a panel shows about the next question before it is sent: the words of its header, its chip and its composer
 * come from the same places as here. This is the one file of the walks that knows how the panel decides it.
 */
import { changedWords } from '@/components/page-changes';
import { isAsBefore, shareOf, type PageShare } from '@/components/page-share';
import type { AttachedPage } from '@/utils/chat/conversation';
import { lastReadTurn, pageInTalk } from '@/utils/chat/page-in-talk';
import type { PanelState } from '@/utils/chat/panel-store';
import { estimateTokens } from '@/utils/estimate-tokens';
import { NO_PAGE, pageKey } from '@/utils/page/identity';
import { sectionsOf } from '@/utils/page/sections';

export interface Shown {
  /** The page that the header names; null where it says that there is none. */
  readonly page: ShownPage | null;
  readonly selection: string | null;
  /** What is said about changes of the page; null where nothing is. */
  readonly notice: 'asks' | 'new' | 'old' | null;
}

export interface ShownPage {
  readonly key: string;
  readonly title: string;
  readonly share: PageShare['type'];
  readonly goes: ShownText;
}

/** Which text of the page goes along, by what the chip and the dialog behind it say. */
type ShownText =
  /** The page is read when the question is asked. */
  | { readonly type: 'now'; readonly url: string }
  | { readonly type: 'reading'; readonly text: string; readonly omitted: readonly number[] }
  | { readonly type: 'before'; readonly hash: string; readonly sections: readonly number[] | null }
  /** Part of it, and which depends on the question. */
  | { readonly type: 'part' }
  /** The page stands there as what the conversation is about, and nothing was read of it. */
  | { readonly type: 'nothing' };

export function shownOf(state: PanelState): Shown {
  const { draft, reading } = state;
  const isOther = isAboutOther(state);
  const wantsNew = reading.wantsNew;
  const hasNotice = state.page?.type === 'readable' && !isOther && changedWords(reading) !== null;
  return {
    page: shownPage(state, isOther),
    selection: draft.selection?.text ?? null,
    notice: !hasNotice ? null : wantsNew === null ? 'asks' : wantsNew ? 'new' : 'old',
  };
}

/** Whether the conversation that is shown is about another page than the one beside the panel. */
export function isAboutOther(state: PanelState): boolean {
  const { page, conversation } = state;
  if (!page || !conversation) return false;
  const beside = page.type === 'readable' ? page.key : NO_PAGE;
  return conversation.pageKey !== beside && pageInTalk(state) === null;
}

function shownPage(state: PanelState, isOther: boolean): ShownPage | null {
  const { page, conversation, draft } = state;
  const read = lastReadTurn(state)?.attachment.page ?? null;
  const about = pageInTalk(state) ? null : (conversation?.pageKey ?? null);
  if (about === NO_PAGE) return null;
  const reading = isOther ? null : state.reading;
  const text = reading?.tab?.reading.text ?? '';
  const seen = { reading, read, tokens: estimateTokens(text), kept: keptOf(text, reading?.omitted ?? []) };
  const { type: share } = shareOf({ ...seen, hasSelection: draft.selection !== null });
  // The selection has the chip to itself; the page goes along as without it.
  const under = shareOf({ ...seen, hasSelection: false });
  if (page?.type === 'readable' && !isOther) {
    const goes = textOfShare(under, state, read, page.url);
    return { key: page.key, title: page.title, share, goes };
  }
  if (read) {
    const goes = textOfShare(under, state, read, read.url);
    return { key: pageKey(read.url), title: read.title, share, goes };
  }
  return isOther && about !== null ? { key: about, title: about, share, goes: { type: 'nothing' } } : null;
}

function textOfShare(
  share: PageShare,
  { reading }: PanelState,
  read: AttachedPage | null,
  url: string,
): ShownText {
  const before = read && ({ type: 'before', hash: read.hash, sections: read.sections } as const);
  switch (share.type) {
    case 'long':
      return { type: 'part' };
    case 'selection':
    case 'unread':
      return { type: 'now', url };
    case 'old':
      return before ?? { type: 'nothing' };
    case 'text': {
      const { tab, omitted } = reading;
      const isReading = tab !== null && !isAsBefore(reading) && pageKey(tab.reading.url) === pageKey(url);
      if (isReading) return { type: 'reading', text: tab.reading.text, omitted };
      if (read?.coverage !== 'whole' && read?.omitted === undefined) return { type: 'part' };
      return before ?? { type: 'nothing' };
    }
  }
}

function keptOf(text: string, omitted: readonly number[]): number {
  if (omitted.length === 0) return text.length;
  const out = new Set(omitted);
  return sectionsOf(text).reduce((sum, { index, start, end }) => sum + (out.has(index) ? 0 : end - start), 0);
}
