import { escapeTags } from '@/utils/prompt/escape-tags';
import type { Section } from '@/utils/prompt/sections';

/** A part of a text that is drawn by itself, so that parts out of view cost nothing. */
interface TextChunk {
  readonly text: string;
  /** The section that begins here. */
  readonly section: number | null;
}

/** In characters: a few screens. A line that is longer stays in one piece. */
const CHUNK = 4000;

/** Splits a text after line ends; all chunks together are the text. A chunk begins at each of `places`. */
export function chunksOf(text: string, places: readonly SectionPlace[]): readonly TextChunk[] {
  const chunks: TextChunk[] = [];
  let next = 0;
  for (let start = 0; start < text.length;) {
    while ((places[next]?.at ?? Infinity) < start) next += 1;
    const here = places[next]?.at === start ? (places[next++]?.index ?? null) : null;
    const most = Math.min(start + CHUNK, places[next]?.at ?? Infinity, text.length);
    const lineEnd = most === start + CHUNK ? text.lastIndexOf('\n', most - 1) + 1 : most;
    const end = lineEnd > start ? lineEnd : endOfLine(text, most, places[next]?.at ?? Infinity);
    chunks.push({ text: text.slice(start, end), section: here });
    start = end;
  }
  return chunks;
}

interface SectionPlace {
  readonly index: number;
  /** UTF-16 code units. */
  readonly at: number;
}

/**
 * The beginnings of sections in the text that is sent, as `slice` puts them there; a section that was left
 * out has none.
 */
export function placesIn(
  sent: string,
  sections: readonly Section[],
  slice: (start: number, end: number) => string,
): readonly SectionPlace[] {
  const places: SectionPlace[] = [];
  let from = 0;
  for (const { index, start, end } of sections) {
    const own = escapeTags(slice(start, end)).trim();
    const at = own === '' ? -1 : sent.indexOf(own, from);
    if (at < 0) continue;
    places.push({ index, at });
    from = at + own.length;
  }
  return places;
}

function endOfLine(text: string, from: number, most: number): number {
  const end = text.indexOf('\n', from);
  return Math.min(end < 0 ? text.length : end + 1, most);
}
