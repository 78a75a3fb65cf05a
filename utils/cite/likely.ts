/** The likely sources of an answer without citations. */
import { passageWords, type CitableText, type CitedPassage } from './citable';
import { contentTerms } from './claim-terms';

/** The share of a sentence that the passage must have. High, since a wrong place is worse than none. */
const SHARE = 0.6;
const LEAST_TERMS = 5;

/** Finds for a paragraph of an answer the passage that says most of it; null where none says enough. */
export function createLikely(texts: readonly CitableText[]): (paragraph: string) => CitedPassage | null {
  const passages = texts.flatMap((of) =>
    of.passages.flatMap((_, index): readonly CitedPassage[] =>
      of.isSent[index] === true ? [{ of, index }] : [],
    ),
  );
  const holders = new Map<string, number[]>();
  for (const [place, passage] of passages.entries()) {
    for (const term of contentTerms(passageWords(passage))) {
      const others = holders.get(term);
      if (others) others.push(place);
      else holders.set(term, [place]);
    }
  }
  const weightOf = (term: string) => Math.log(1 + passages.length / (holders.get(term)?.length ?? 1));

  return (paragraph) => {
    const terms = [...contentTerms(paragraph)];
    if (terms.length < LEAST_TERMS) return null;
    const scores = new Map<number, number>();
    let all = 0;
    for (const term of terms) {
      const weight = weightOf(term);
      all += weight;
      for (const place of holders.get(term) ?? []) scores.set(place, (scores.get(place) ?? 0) + weight);
    }
    let best: readonly [place: number, score: number] = [-1, all * SHARE];
    for (const scored of scores)
      if (scored[1] >= best[1]) best = scored[1] > best[1] || best[0] < 0 ? scored : best;
    return passages[best[0]] ?? null;
  };
}
