import type { Turn } from '../chat/conversation';
import { finerTermsOf, termsOf } from '../text/terms';

/** The texts of a turn that are searched, the likeliest first. */
export function searchedTexts(turn: Turn): readonly string[] {
  const { question, answer, earlier, attachment } = turn;
  const { page, selection } = attachment;
  return [
    question,
    // An open answer grows several times a second; it is indexed once, when it is settled.
    ...(answer.outcome === null ? [] : [answer.text]),
    ...earlier.flatMap((version) => [version.question, version.answer.text]),
    ...(selection ? [selection.text] : []),
    ...(page ? [page.title, page.url] : []),
  ].filter((text) => text !== '');
}

/** The index terms of turns. */
export function termsOfTurns(turns: readonly Turn[]): ReadonlySet<string> {
  return termsOf(new Set(turns.flatMap(searchedTexts)));
}

/** The same, but for the words: those of signs, and of the words inside names. */
export function finerTermsOfTurns(turns: readonly Turn[]): ReadonlySet<string> {
  return finerTermsOf(new Set(turns.flatMap(searchedTexts)));
}
