import { attachedPages } from '../chat/attached-texts';
import type { Turn } from '../chat/conversation';
import { finerTermsOf, termsOf } from '../text/terms';

/** The texts of a turn that are searched, the likeliest first, but for those of its pages. */
export function searchedTexts(turn: Turn): readonly string[] {
  const { question, answer, attachment } = turn;
  const { selection } = attachment;
  return [
    question,
    // An open answer grows several times a second; it is indexed once, when it is settled.
    ...(answer.outcome === null ? [] : [answer.text]),
    ...(selection ? [selection.text] : []),
    ...attachedPages(attachment).flatMap(({ title, site, url }) => [title, site, url]),
  ].filter((text) => text !== '');
}

/** The hashes of the texts of the pages that turns are about. */
export function pageHashesOf(turns: readonly Turn[]): ReadonlySet<string> {
  return new Set(
    turns.flatMap(({ attachment }) => attachedPages(attachment).flatMap(({ hash }) => hash || [])),
  );
}

/** The index terms of turns, but for those of their pages' texts. */
export function termsOfTurns(turns: readonly Turn[], name = ''): ReadonlySet<string> {
  return termsOf(new Set([name, ...turns.flatMap(searchedTexts)]));
}

/** The same, but for the words: those of signs, and of the words inside names. */
export function finerTermsOfTurns(turns: readonly Turn[]): ReadonlySet<string> {
  return finerTermsOf(new Set(turns.flatMap(searchedTexts)));
}
