import type { Piece } from './pieces';
import { countsOf, haystackOf, searchTerms, type Haystack, type TermCount } from './search-terms';
import type { Section } from './sections';

export interface RankOptions {
  readonly question: string;
  /** The question before, which this one may refer to. */
  readonly earlier: string;
}

/**
 * In characters. A word tells of what stands around it too: its weight falls to a third over this distance, so that
 * the whole of a long discussion is found, not only the turns that name its subject.
 */
const REACH = 1300;

/** The count at which a term has half of its full weight. */
const SATURATION = 6;

/** The share of a piece's length that counts against it. */
const LENGTH_SHARE = 0.5;

/** The weight of another form of a word, beside the word itself. */
const FORM_WEIGHT = 0.5;

/** A heading speaks for all that stands under it. */
const HEADING_COUNT = 1;

/**
 * A page says early what matters to it: the advantage of its first piece over its last, as a share of the mean score.
 * It counts where the question's words are all over the page, and hardly where they lead to one place.
 */
const EARLINESS = 0.5;

/** The weight of a match with the question before; it is all there is where “And why?” says nothing. */
const EARLIER_WEIGHT = 0.3;

/**
 * The measure in which each piece has to do with a question, by BM25 over its words, where a word also counts, the less
 * the farther, for the pieces around it; all 0 where no word is found.
 */
export function rankPieces(
  text: string,
  sections: readonly Section[],
  pieces: readonly Piece[],
  { question, earlier }: RankOptions,
): Float64Array {
  const field = fieldOf(text, sections, pieces);
  const scores = scoresOf(question, field);
  for (const [i, score] of scoresOf(earlier, field).entries())
    scores[i] = (scores[i] ?? 0) + EARLIER_WEIGHT * score;
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  for (const [i, { start }] of pieces.entries())
    scores[i] = (scores[i] ?? 0) + EARLINESS * mean * (1 - start / text.length);
  return scores;
}

/** The share of a question's words that a text has, each weighed by its rarity there: 0 to 1. */
export function foundShare(question: string, text: string): number {
  const paragraphs = haystackOf(text.split(/\n{2,}/));
  let [asked, found] = [0, 0];
  for (const term of searchTerms(question)) {
    const holders = countsOf(term, paragraphs).size;
    const weight = rarityOf(holders, paragraphs.starts.length);
    asked += weight;
    if (holders > 0) found += weight;
  }
  return asked === 0 ? 0 : found / asked;
}

/** The places of scores, the best first. */
export function byScore(scores: Float64Array): readonly number[] {
  return Array.from(scores, (_, i) => i).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

export function bestOf(scores: Float64Array): number {
  return scores.reduce((most, score) => Math.max(most, score), 0);
}

/** A piece with less than this share of the best score has only the question's common words. */
const RELATED_SHARE = 0.2;

/** True if a piece has more to do with the question than its common words. */
export function isRelated(score: number | undefined, best: number): boolean {
  return score !== undefined && score > 0 && score >= best * RELATED_SHARE;
}

/** Pieces with what is looked for in them. */
interface Field {
  readonly pieces: readonly Piece[];
  readonly texts: Haystack;
  /** The headings of each section, and the place of each piece's among them. */
  readonly headings: Haystack;
  readonly headingOf: readonly number[];
  /** The mean length of a piece, in characters. */
  readonly length: number;
}

function fieldOf(text: string, sections: readonly Section[], pieces: readonly Piece[]): Field {
  const places = new Map(sections.map(({ index }, place) => [index, place]));
  const characters = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    pieces,
    texts: haystackOf(pieces.map(({ start, end }) => text.slice(start, end))),
    // The name of a section without a heading is the beginning of its text.
    headings: haystackOf(
      sections.map(({ path, level, title }) => [...path, level > 0 ? title : ''].join(' ')),
    ),
    headingOf: pieces.map(({ section }) => places.get(section) ?? -1),
    length: characters / Math.max(1, pieces.length),
  };
}

function scoresOf(question: string, field: Field): Float64Array {
  const scores = new Float64Array(field.pieces.length);
  for (const term of searchTerms(question)) {
    const counts = countsOf(term, field.texts);
    const above = countsOf(term, field.headings);
    if (counts.size === 0 && above.size === 0) continue;
    const exact = new Map([...counts].flatMap(([i, count]) => (count.exact > 0 ? [[i, count.exact]] : [])));
    const forms = new Map(Array.from(counts, ([i, count]) => [i, count.forms]));
    addScores(scores, exact, above, rarityOf(exact.size, field.pieces.length), field);
    addScores(scores, forms, above, rarityOf(forms.size, field.pieces.length) * FORM_WEIGHT, field);
  }
  return scores;
}

/** The weight of a term that `holders` of all pieces have (inverse document frequency). */
function rarityOf(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

/** Adds the scores of one term: of its counts in each piece, and around it, and in the headings above it. */
function addScores(
  scores: Float64Array,
  counts: ReadonlyMap<number, number>,
  above: ReadonlyMap<number, TermCount>,
  weight: number,
  { pieces, headingOf, length }: Field,
): void {
  const own = pieces.map(({ start, end }, i) => {
    const count = counts.get(i) ?? 0;
    return count / (1 - LENGTH_SHARE + (LENGTH_SHARE * (end - start)) / length);
  });
  const around = spread(own, pieces);
  for (const [i, count] of around.entries()) {
    const all = count + (above.has(headingOf[i] ?? -1) ? HEADING_COUNT : 0);
    scores[i] = (scores[i] ?? 0) + (weight * all) / (all + SATURATION);
  }
}

/** Each value with those around it, by their distance. */
function spread(values: readonly number[], pieces: readonly Piece[]): Float64Array {
  const sums = new Float64Array(values.length);
  let [sum, last] = [0, 0];
  const middleOf = (i: number) => ((pieces[i]?.start ?? 0) + (pieces[i]?.end ?? 0)) / 2;
  for (const [i, value] of values.entries()) {
    const middle = middleOf(i);
    sum = sum * Math.exp((last - middle) / REACH) + value;
    sums[i] = sum;
    last = middle;
  }
  sum = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    const middle = middleOf(i);
    sum *= Math.exp((middle - last) / REACH);
    sums[i] = (sums[i] ?? 0) + sum;
    sum += values[i] ?? 0;
    last = middle;
  }
  return sums;
}
