/**
 * The page beside the panel as it goes with the next question: the form that is shown, and the form that is
 * sent.
 */
import { lastSent, conversationPage } from '../chat/conversation-pages';
import type { AttachedPage, Turn } from '../chat/conversation';
import type { AskedPage } from '../protocol/commands';
import type { PanelState } from './panel-state';

type Beside = Pick<PanelState, 'page' | 'conversation' | 'taken' | 'reading'>;

/** The page, and the composer that it stands beside. */
type WithDraft = Beside & Pick<PanelState, 'draft'>;

const NONE: AskedPage = { type: 'none' };
const NOTHING: readonly number[] = [];

/**
 * The page as it goes with the next question. "As before" comes from the very turn that it was sent with, so
 * that a conversation can't refer to text that it was never sent.
 */
export function nextPage(beside: Beside): AskedPage {
  const { conversation, reading } = beside;
  const page = conversationPage(beside);
  if (!page || !conversation) return NONE;
  const known = knownPage(beside);
  const { tab, omitted, wantsNew } = reading;
  if (!tab)
    return known ? { type: 'as-before', page: known } : { type: 'tab', tabId: page.tabId, pageKey: page.key };
  if (known && wantsNew !== true) {
    const isSame = tab.hash === known.hash;
    const isOther = isSame ? !isEqual(omitted ?? known.omitted, known.omitted) : (omitted?.length ?? 0) > 0;
    if (!isOther) return { type: 'as-before', page: known };
  }
  return { type: 'reading', reading: tab.reading, omitted: omittedNow(beside) };
}

/**
 * The thing that replaces the page in a question or a summary: a file, or pages of a scan as pictures. A page that was sent
 * as pictures once stays so. Null if the page itself goes.
 */
export function insteadOfPage(beside: WithDraft): 'file' | 'scan' | null {
  const { draft, conversation } = beside;
  if (draft.file) return 'file';
  if (draft.pictures?.some(({ origin }) => origin === 'scan' || origin === 'scanned-page')) return 'scan';
  const page = conversationPage(beside);
  if (page?.key !== conversation?.pageKey || knownPage(beside)) return null;
  return conversation?.turns.some(wasScanned) ? 'scan' : null;
}

function wasScanned({ attachment: { pictures = [] } }: Turn): boolean {
  return pictures.some(({ origin }) => origin === 'scanned-page');
}

/** The page as the conversation was last sent it, or null. */
export function knownPage(beside: Beside): AttachedPage | null {
  const page = conversationPage(beside);
  return (page && beside.conversation && lastSent(beside.conversation, page.key)) ?? null;
}

/** The parts beside the main text that the user took in, by their ids: of what was read, else of what was sent. */
export function takenNow(beside: Beside): readonly string[] {
  return beside.reading.tab?.reading.taken ?? knownPage(beside)?.taken ?? [];
}

/**
 * The omitted sections of what was read, by index: those that the user took out, now or with the last
 * question.
 */
export function omittedNow({ conversation, reading: { tab, omitted } }: Beside): readonly number[] {
  if (omitted || !tab || !conversation) return omitted ?? NOTHING;
  const sent = conversation.turns.findLast(({ attachment }) => attachment.page?.hash === tab.hash);
  return sent?.attachment.page?.omitted ?? NOTHING;
}

/**
 * Counts the passages of the page that differ from what the next question sends of it; 0 also where that is
 * unknown.
 */
export function changedSince(beside: Beside): number {
  const { tab } = beside.reading;
  const known = knownPage(beside);
  if (!tab?.changed || !known || tab.hash === known.hash || tab.changed.since !== known.hash) return 0;
  return tab.changed.passages;
}

function isEqual(one: readonly number[] = NOTHING, other: readonly number[] = NOTHING): boolean {
  return one.length === other.length && one.every((index, i) => index === other[i]);
}
