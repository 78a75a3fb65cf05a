/** Finding words in the text itself: the index says where to look, this module whether they are there. */
import { foldWithPlaces } from '../text/fold';
import { excerptAt } from './excerpt';
import type { Excerpt, Rank } from './listed-conversations';
import { HAS_EMOJI, type Word } from './search-words';
import { bordersIn, rankAt } from './word-borders';

/** A place of a word in a text. */
interface Hit {
  readonly word: Word;
  readonly rank: 0 | 1;
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly isOfPage: boolean;
}

/**
 * The excerpt around the first of the words where it stands best, if all of them are in the texts; else null. The texts
 * of pages come after the others.
 */
export function findWords(
  said: readonly string[],
  words: readonly Word[],
  pages: readonly string[] = [],
): Excerpt | null {
  const sought = words.flatMap((word) => [word, ...(word.atoms ?? [])]);
  const best = new Map<Word, 0 | 1>();
  const found: Found[] = [];
  for (const [i, text] of [...said, ...pages].entries()) {
    const hits = hitsIn(text, sought);
    if (hits.length === 0) continue;
    found.push({ text, hits, isOfPage: i >= said.length });
    for (const { word, rank } of hits) if (rank < (best.get(word) ?? 2)) best.set(word, rank);
    if (words.every((word) => best.get(word) === 0)) break;
  }
  const rank = rankOf(words, best);
  if (rank === null) return null;
  const shown = new Set(words.flatMap((word) => (best.has(word) ? [word] : (word.atoms ?? []))));
  for (const { text, hits, isOfPage } of found) {
    const marks = hits.filter(({ word }) => shown.has(word));
    const places = marks.flatMap((hit) => (hit.rank === best.get(hit.word) ? [hit.start] : []));
    if (places.length === 0) continue;
    // There may be more of them than a call takes arguments.
    const first = places.reduce((one, other) => Math.min(one, other));
    const highlights = marks.map(({ start, end }) => [start, end] as const);
    return { ...excerptAt(text, highlights, first), rank, ...(isOfPage && { isOfPage }) };
  }
  return null;
}

/** The rank of all words together: that of the worst. Null where one is missing. */
function rankOf(words: readonly Word[], best: ReadonlyMap<Word, 0 | 1>): Rank | null {
  let worst: Rank = 0;
  for (const word of words) {
    const isNear = word.atoms?.every((atom) => best.has(atom)) === true;
    const rank = best.get(word) ?? (isNear ? 2 : null);
    if (rank === null) return null;
    if (rank > worst) worst = rank;
  }
  return worst;
}

function hitsIn(text: string, sought: readonly Word[]): readonly Hit[] {
  const { folded, cased, places } = foldWithPlaces(text);
  // Splitting into words costs more than a look whether there are any.
  const present = sought.filter((word) => folded.includes(word.text));
  if (present.length === 0) return [];
  const borders = bordersIn(folded, cased);
  const hits: Hit[] = [];
  for (const word of present) {
    const { length } = word.text;
    const isWhole = HAS_EMOJI.test(word.text) ? wholeSigns(text) : null;
    for (let at = folded.indexOf(word.text); at >= 0; at = folded.indexOf(word.text, at)) {
      const rank = rankAt(word, folded, at, borders);
      const [start, end] = [places[at] ?? 0, endOf(places, at + length)];
      const hit = rank === null ? null : isWhole ? isWhole(start, end, rank) : { rank, start, end };
      if (hit) hits.push({ word, ...hit });
      at += hit ? length : 1;
    }
  }
  return hits;
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Takes an emoji together with what is joined to it, and none from its middle. */
function wholeSigns(text: string) {
  const characters = CHARACTERS.segment(text);
  return (start: number, end: number, rank: 0 | 1): Omit<Hit, 'word'> | null => {
    const last = characters.containing(end - 1);
    if (!last || characters.containing(start)?.index !== start) return null;
    const wholeEnd = last.index + last.segment.length;
    return { rank: wholeEnd > end ? 1 : rank, start, end: wholeEnd };
  };
}

/**
 * The end of a folded offset in the text: several folded units may come from one, which ends where the next
 * begins.
 */
function endOf(places: Uint32Array, folded: number): number {
  const last = places[folded - 1] ?? 0;
  let next = folded;
  while (next < places.length - 1 && places[next] === last) next += 1;
  return places[next] ?? last;
}
