import MiniSearch from 'minisearch';
import { fold } from '../text/fold';
import { pairsOf, tokens } from '../text/terms';
import type { Section } from './sections';

/** A section with less than this share of the best score has only the question's common words. */
const RELATED_SHARE = 0.2;

/** Shorter words are not searched for as prefixes. */
const PREFIX_LENGTH = 4;

/** The weight of a match with the question before; it is all there is where “And why?” says nothing. */
const EARLIER_WEIGHT = 0.3;

/**
 * Ranks the sections relevant to a question, by BM25 over their words and those of their headings, best
 * first; none where none shares a word with it. `earlier` is the question before, which it may refer to.
 */
export function rankSections(
  text: string,
  sections: readonly Section[],
  { question, earlier }: { readonly question: string; readonly earlier: string },
): readonly number[] {
  const isAskedFor = termFilter([...queryTerms(question), ...queryTerms(earlier)]);
  const index = new MiniSearch<{ readonly id: number; readonly above: string; readonly text: string }>({
    fields: ['above', 'text'],
    tokenize: termsOf,
    // A page of a million characters has more words than are worth an index that is used once.
    processTerm: (term) => isAskedFor(term) && term,
    searchOptions: {
      boost: { above: 1.5 },
      // “lighthouse” finds “lighthouses”.
      prefix: hasPrefixes,
      tokenize: queryTerms,
    },
  });
  for (const { index: id, path, title, start, end } of sections) {
    index.add({ id, above: [...path, title].join(' '), text: text.slice(start, end) });
  }
  const scores = new Map<number, number>();
  for (const [words, weight] of [[question, 1] as const, [earlier, EARLIER_WEIGHT] as const]) {
    for (const { id, score } of index.search(words)) {
      scores.set(Number(id), (scores.get(Number(id)) ?? 0) + weight * score);
    }
  }
  const ranked = [...scores].toSorted(([a, one], [b, other]) => other - one || a - b);
  const least = (ranked[0]?.[1] ?? 0) * RELATED_SHARE;
  return ranked.filter(([, score]) => score >= least).map(([id]) => id);
}

function hasPrefixes(term: string): boolean {
  return term.length >= PREFIX_LENGTH;
}

/** True if a term is one of those searched for, or begins with one. */
function termFilter(wanted: readonly string[]): (term: string) => boolean {
  const exact = new Set(wanted);
  const beginnings = [...exact].filter(hasPrefixes);
  const known = new Map<string, boolean>();
  return (term) => {
    let isWanted = known.get(term);
    if (isWanted === undefined) {
      isWanted = exact.has(term) || beginnings.some((beginning) => term.startsWith(beginning));
      known.set(term, isWanted);
    }
    return isWanted;
  };
}

/** Every word and, in scripts without spaces, every pair of neighbours, as often as it occurs. */
function termsOf(text: string): string[] {
  return Array.from(tokens(fold(text)), ({ type, text: token }) =>
    type === 'word' ? [stem(token)] : pairsOf(token),
  ).flat();
}

/** In a question the last character of a run is no word: it is half of the pair before. */
function queryTerms(question: string): string[] {
  return Array.from(tokens(fold(question)), ({ type, text: token }) => {
    if (type === 'word') return [stem(token)];
    const pairs = pairsOf(token);
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  }).flat();
}

/** “facts” is “fact”. */
function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?<=[^su])s$/, '') : word;
}
