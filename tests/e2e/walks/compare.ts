/** Comparisons for the rules of the promise: parts of the shown with parts of the sent, and words for them. */
import { fold } from '../support/chat.ts';
import { pageKey } from '../../../utils/text/page-key.ts';
import { label, pattern } from './label.ts';
import type { Asked } from './promise.ts';
import type { SentPage } from './sent.ts';

/** The page that the header names, as the request holds it, once or in several parts. */
export function pagesShown({ shown, sent, tabs }: Asked): readonly SentPage[] {
  const tab = tabs.find(({ title, url }) => title === shown.title || url === shown.title);
  if (tab) return sent.pages.filter(({ url }) => pageKey(url) === pageKey(tab.url));
  // Of a page that is not beside the panel the header says what was read of it.
  return sent.pages.filter(({ title, url }) => (title || url) === shown.title);
}

/** True if the question is about the selection alone, with the text around it. */
export function isAround({ shown, action }: Asked): boolean {
  return shown.quote !== null && !shown.isWhole && (action === 'explain' || action === 'translate');
}

/** The chip's words about the page: with a selection, those after the words about that; '' where there are none. */
export function wordsOfPage({ shown: { chip, quote } }: Asked): string {
  if (!chip || quote === null) return chip?.words ?? '';
  const before = [label('sends_selection'), label('sends_selection_page')];
  const of = before.find((words) => chip.words.startsWith(words));
  return of === undefined ? '' : chip.words.slice(of.length).trim();
}

/** True if the part of a page that was sent is the part that was announced. */
export function isShare({ part }: SentPage, words: string): boolean {
  if (pattern('sends_whole').test(words)) return part === null;
  const counts = pattern('sends_chosen').exec(words) ?? pattern('sends_part').exec(words);
  if (!counts) return true;
  const [sent, all] = counts.slice(1).map((count) => count.replaceAll(/\D/g, ''));
  return part?.includes(`${sent} of ${all} characters`) ?? false;
}

export function lacks(text: string, words: readonly string[]): string | null {
  const folded = fold(text);
  const missing = words.find((one) => !folded.includes(fold(one)));
  return missing === undefined ? null : `“${start(missing)}” is missing in “${start(text)}”`;
}

export function none(what: string, found: readonly string[]): string | null {
  return found.length === 0 ? null : `no ${what} is shown, but “${start(found.join(', '))}” goes`;
}

export const textOf = (pages: readonly SentPage[]) => pages.map(({ text }) => text).join('\n');

export const told = (pages: readonly SentPage[]) =>
  pages.length === 0
    ? 'no page'
    : pages
        .map(({ title, url, part, text }) => `“${title}” (${url}, ${part ?? `all ${text.length}`})`)
        .join(', ');

export const start = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
