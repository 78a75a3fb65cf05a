import type { Turn } from '../chat/conversation';
import { termsOf } from '../text/terms';

/** The texts of a turn that a search looks at, the likeliest to be looked for first. */
export function searchedTexts(turn: Turn): readonly string[] {
  const { question, answer, earlier, attachment } = turn;
  const { page, selection } = attachment;
  return [
    question,
    // An open answer is added to several times a second, and to the index once, when it is settled.
    ...(answer.outcome === null ? [] : [answer.text]),
    ...earlier.flatMap((version) => [version.question, version.answer.text]),
    ...(selection ? [selection.text] : []),
    ...(page ? [page.title, page.url] : []),
  ].filter((text) => text !== '');
}

/** The terms under which turns stand in the index. */
export function termsOfTurns(turns: readonly Turn[]): ReadonlySet<string> {
  return termsOf(new Set(turns.flatMap(searchedTexts)));
}
