/** The same question in the page's language, for rows that ask in another one. */
import { fold } from '../../utils/text/fold.ts';
import { tokens } from '../../utils/text/terms.ts';
import { smallWordsAmong } from '../../utils/prompt/small-words.ts';
import type { Row } from './questions-rows.ts';

/**
 * Returns the row of another set that asks the same about the same page in its own language: both sets have their rows
 * in the same order, and the same places as gold. Null where there is none.
 */
export function parallelOf(row: Row, rows: readonly Row[]): Row | null {
  const place = rows.filter(({ set }) => set === row.set).indexOf(row);
  const own = rows.filter(({ page, set }) => page === row.page && set === row.page);
  const parallel = own[place];
  return parallel && JSON.stringify(parallel.gold) === JSON.stringify(row.gold) ? parallel : null;
}

/** The words of a question without its small ones, as a model would list them. */
export function wordsOf(question: string): string {
  const words = Array.from(tokens(fold(question)), ({ text }) => text);
  const small = smallWordsAmong(words);
  return words.filter((word) => !small.has(word)).join(', ');
}
