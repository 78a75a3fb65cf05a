import type { Paragraph } from './paragraphs.ts';
import { contentWords, sentencesOf } from './words.ts';

/** The length of a quotation that is easy to read. */
const PASSAGE_LENGTH = 450;

/** Okapi BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;

/** The share of the best score below which a passage is not worth reading beside it. */
const RELATED_SHARE = 0.3;

/**
 * The `count` passages that match `query` best, the best first, by BM25. Fewer, or none, when fewer share a word with
 * it.
 */
export function findPassages(
  paragraphs: readonly Paragraph[],
  query: string,
  count: number,
): readonly Paragraph[] {
  const passages = paragraphs.flatMap(split).map(({ text, heading, mark }) => ({
    text,
    heading,
    mark,
    words: contentWords(`${heading} ${text}`),
  }));
  const meanLength = passages.reduce((sum, { words }) => sum + words.length, 0) / (passages.length || 1);
  const wanted = [...new Set(contentWords(query))].map((word) => {
    const holders = passages.filter(({ words }) => words.includes(word)).length;
    return { word, weight: Math.log(1 + (passages.length - holders + 0.5) / (holders + 0.5)) };
  });
  const scored = passages
    .map((passage) => ({ passage, score: scoreOf(passage.words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
  const least = (scored[0]?.score ?? 0) * RELATED_SHARE;
  return scored
    .filter(({ score }) => score >= least)
    .map(({ passage: { text, heading, mark } }) => ({ text, heading, mark }));

  function scoreOf(words: readonly string[]): number {
    const norm = K1 * (1 - B + (B * words.length) / meanLength);
    return wanted.reduce((sum, { word, weight }) => {
      const times = words.filter((own) => own === word).length;
      return sum + (weight * times * (K1 + 1)) / (times + norm);
    }, 0);
  }
}

/** Long paragraphs are cut between sentences. */
function split({ text, heading, mark }: Paragraph): readonly Paragraph[] {
  if (text.length <= PASSAGE_LENGTH) return [{ text, heading, mark }];
  const parts: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length < PASSAGE_LENGTH) {
      parts[parts.length - 1] = `${last} ${sentence}`;
    } else parts.push(sentence);
  }
  return parts.map((part) => ({ text: part, heading, mark }));
}
