/** Finding words in the text itself: the index says where to look, this module whether they are there. */
import { foldWithPlaces } from '../text/fold';
import { tokens } from '../text/terms';
import type { Excerpt } from './listed-conversations';
import type { Word } from './search-words';

/** In UTF-16 code units of an excerpt. */
const EXCERPT = 120;

/** The part of an excerpt before the first word. */
const BEFORE = 40;

/** A range of a text: the beginning and the end of a word. */
type Highlight = readonly [start: number, end: number];

/** The excerpt around the first of the words, if all of them are in the texts; else null. */
export function findWords(texts: Iterable<string>, words: readonly Word[]): Excerpt | null {
  const missing = new Set(words);
  let first: { readonly text: string; readonly highlights: readonly Highlight[] } | null = null;
  for (const text of texts) {
    const highlights: Highlight[] = [];
    const { folded, places } = foldWithPlaces(text);
    // Splitting into words costs more than a look whether there are any.
    if (!words.some((word) => folded.includes(word.text))) continue;
    for (const token of tokens(folded)) {
      for (const word of words) {
        for (const offset of offsetsIn(token.text, token.type, word)) {
          missing.delete(word);
          const start = places[token.start + offset] ?? 0;
          highlights.push([start, endOf(places, token.start + offset + word.text.length)]);
        }
      }
    }
    if (highlights.length > 0) first ??= { text, highlights: merged(highlights) };
    if (missing.size === 0) break;
  }
  return first && missing.size === 0 ? excerpt(first.text, first.highlights) : null;
}

/** The offsets of a word in a token. */
function offsetsIn(token: string, type: 'word' | 'run', word: Word): readonly number[] {
  switch (word.type) {
    case 'whole':
      return type === 'word' && token === word.text ? [0] : [];
    case 'beginning':
      return type === 'word' && token.startsWith(word.text) ? [0] : [];
    case 'run': {
      const offsets: number[] = [];
      if (type === 'word') return offsets;
      for (let at = token.indexOf(word.text); at >= 0; at = token.indexOf(word.text, at + word.text.length)) {
        offsets.push(at);
      }
      return offsets;
    }
  }
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

/** In order, without overlaps. */
function merged(highlights: readonly Highlight[]): readonly Highlight[] {
  const result: Highlight[] = [];
  for (const [start, end] of highlights.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && start < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

function excerpt(text: string, highlights: readonly Highlight[]): Excerpt {
  const first = highlights[0]?.[0] ?? 0;
  const start = wordStart(text, Math.max(0, Math.min(first - BEFORE, text.length - EXCERPT)), first);
  const firstEnd = highlights[0]?.[1] ?? 0;
  const end = wholeCharacters(text, Math.max(start + EXCERPT, Math.min(firstEnd, start + 2 * EXCERPT)));
  return {
    text: text.slice(start, end).replace(/\s/g, ' '),
    highlights: highlights
      .filter((mark) => mark[0] < end)
      .map((mark) => [mark[0] - start, Math.min(mark[1], end) - start] as const),
  };
}

/** Moves a little further on if that is the beginning of a word, to `limit` at most. */
function wordStart(text: string, start: number, limit: number): number {
  if (start === 0) return 0;
  const space = text.slice(start, Math.min(limit, start + BEFORE / 2)).search(/\s\S/);
  return wholeCharacters(text, space < 0 ? start : start + space + 1);
}

/** Not between the two halves of a character. */
function wholeCharacters(text: string, at: number): number {
  return at < text.length && /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : Math.min(at, text.length);
}
