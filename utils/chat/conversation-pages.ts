/** The pages that a conversation is about: its own, and those that were added to it. */
import type { PageView } from '../page/page-view';
import { pageKey } from '../text/page-key';
import { attachedPages } from './attached-texts';
import type { AttachedPage, Conversation, Turn } from './conversation';

/** The page as it went with a turn; undefined where it did not. */
function pageOf({ attachment }: Turn, key: string): AttachedPage | undefined {
  return attachedPages(attachment).find(({ url }) => pageKey(url) === key);
}

/** The pages that the user left out of what goes with the next question, by their keys. One that is asked about again is in. */
export function leftOutPages(turns: readonly Turn[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { attachment } of turns) {
    for (const key of attachment.without ?? []) out.add(key);
    for (const { url } of attachedPages(attachment)) out.delete(pageKey(url));
  }
  return out;
}

/** The last turn that was asked with the page; undefined where none was. */
function lastTurnWith({ turns }: Conversation, key: string): Turn | undefined {
  return turns.findLast((turn) => pageOf(turn, key) !== undefined);
}

/** The page as the conversation was last sent it; undefined where it never was. */
export function lastSent(conversation: Conversation, key: string): AttachedPage | undefined {
  const turn = lastTurnWith(conversation, key);
  return turn && pageOf(turn, key);
}

export function isAbout(conversation: Conversation, key: string): boolean {
  return conversation.pageKey === key || lastTurnWith(conversation, key) !== undefined;
}

/** A page that goes with the next question of a conversation about another page. */
export interface TakenPage {
  readonly conversationId: string;
  readonly pageKey: string;
  /** The conversation whose draft moves along with the page. */
  readonly brings: string | null;
}

interface Beside {
  readonly page: PageView | null;
  readonly conversation: Conversation | null;
  readonly taken: TakenPage | null;
}

/** True if the page beside the panel was added to the conversation, and no question was asked with it yet. */
export function isTaken({ page, conversation, taken }: Beside): boolean {
  return (
    conversation !== null &&
    page?.type === 'readable' &&
    taken?.conversationId === conversation.id &&
    taken.pageKey === page.key &&
    !isAbout(conversation, page.key)
  );
}

/** The page beside the panel, if it may be read and goes with what is asked. */
export function conversationPage(beside: Beside): Extract<PageView, { readonly type: 'readable' }> | null {
  const { page, conversation } = beside;
  if (page?.type !== 'readable' || !conversation) return null;
  return isAbout(conversation, page.key) || isTaken(beside) ? page : null;
}

/**
 * The last turn that was asked with the page beside the panel; if that page is not in the conversation, the
 * last one with any page.
 */
export function lastReadTurn(beside: Beside): Turn | undefined {
  const { conversation } = beside;
  const page = conversationPage(beside);
  if (conversation && page) return lastTurnWith(conversation, page.key);
  const last = conversation?.turns.findLast(({ attachment }) => attachedPages(attachment).length > 0);
  const part = last?.attachment.page;
  if (!part?.range) return last;
  // What stood around a selection is no more than a part where the page goes along from another question.
  const isWhole = (other: AttachedPage | null) =>
    other?.hash === part.hash && !other.range && String(other.omitted ?? []) === String(part.omitted ?? []);
  return conversation?.turns.findLast(({ attachment }) => isWhole(attachment.page)) ?? last;
}

/** The page of that turn: the one beside the panel, where that went with it, else its own. */
export function lastReadPage(beside: Beside): AttachedPage | undefined {
  const turn = lastReadTurn(beside);
  const page = conversationPage(beside);
  return turn && ((page && pageOf(turn, page.key)) ?? turn.attachment.page ?? undefined);
}

/** A page of a conversation, under its latest title. */
export interface PageInTalk {
  readonly key: string;
  readonly url: string;
  readonly title: string;
}

/**
 * All pages that go with the next question: those that the conversation was sent, and the one beside the
 * panel.
 */
export function pagesInTalk(beside: Beside): readonly PageInTalk[] {
  const pages = new Map<string, PageInTalk>();
  const add = (url: string, title: string) => {
    const key = pageKey(url);
    pages.set(key, { key, url, title: title || url });
  };
  for (const { attachment } of beside.conversation?.turns ?? []) {
    for (const { url, title } of attachedPages(attachment)) add(url, title);
  }
  for (const key of leftOutPages(beside.conversation?.turns ?? [])) pages.delete(key);
  const page = conversationPage(beside);
  if (page && !pages.has(page.key)) add(page.url, page.title);
  return [...pages.values()];
}
