/** A model that is scripted: it asks for more of a page by the words of its question, and never sees the gold. */
import type { TextRange } from '../../utils/page/reading.ts';
import { readSections, searchPage } from '../../utils/prompt/lookup.ts';
import type { LookedUp, LookupPage } from '../../utils/prompt/looked-up.ts';
import { smallWordsAmong } from '../../utils/prompt/small-words.ts';
import { estimateTokens } from '../../utils/text/estimate-tokens.ts';
import { fold } from '../../utils/text/fold.ts';
import { tokens } from '../../utils/text/terms.ts';

/** The words that the second search is made of. */
const OTHER_WORDS = 6;

/**
 * The ranges that a model is given with tools, after those of the plan. The first round spends half of the budget on a
 * search for the words of the question. The second spends the rest on a search for the most typical words of the first
 * round's results, and on the sections around them if there is room.
 */
export function roundsOf(
  question: string,
  text: string,
  given: readonly TextRange[],
  budget: number,
): readonly TextRange[] {
  const page: LookupPage = {
    title: '',
    text,
    citations: null,
    boundary: '0123456789ab',
    omitted: [],
    given,
    estimateTokens,
  };
  const first = searchPage(page, question, budget / 2);
  const known = [...given, ...first.excerpts];
  const left = budget - estimateTokens(first.content);
  const words = typicalWords(first.excerpts.length > 0 ? first.excerpts : given, text, question);
  const second = searchPage({ ...page, given: known }, `${question} ${words}`, left);
  return [...known, ...second.excerpts, ...restOf(page, known, second, left)];
}

/** Reads on in the sections that were found last, with what is left of the budget. */
function restOf(
  page: LookupPage,
  known: readonly TextRange[],
  { content, sections, excerpts }: LookedUp,
  budget: number,
): readonly TextRange[] {
  const numbers = sections.flatMap((index) => [index + 1, index + 2]);
  return readSections({ ...page, given: [...known, ...excerpts] }, numbers, budget - estimateTokens(content))
    .excerpts;
}

/** The words that a part of a text has more often than the rest of it. */
function typicalWords(ranges: readonly TextRange[], text: string, question: string): string {
  const all = countsOf(text);
  const small = smallWordsAmong([...all.keys()]);
  const asked = countsOf(question);
  const own = countsOf(ranges.map(({ start, end }) => text.slice(start, end)).join('\n'));
  const scored = [...own]
    .filter(([word, count]) => count > 1 && word.length > 3 && !small.has(word) && !asked.has(word))
    .map(([word, count]) => ({ word, score: (count * count) / (all.get(word) ?? count) }));
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, OTHER_WORDS)
    .map(({ word }) => word)
    .join(' ');
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text: word } of tokens(fold(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
