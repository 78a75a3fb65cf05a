/** The piece of a text that a search shows. */
import type { Excerpt } from './listed-conversations';

/** In UTF-16 code units of an excerpt. */
const EXCERPT = 120;

/** The part of an excerpt before the place that it is about. */
const BEFORE = 40;

/** A range of a text: the beginning and the end of a word. */
export type Highlight = readonly [start: number, end: number];

/** The excerpt around the place `first`, with those of the highlights that are in it. */
export function excerptAt(
  text: string,
  highlights: readonly Highlight[],
  first: number,
): Omit<Excerpt, 'rank'> {
  const marks = merged(highlights);
  const firstEnd = marks.find(([, end]) => end > first)?.[1] ?? first;
  const begin = Math.max(0, Math.min(first - BEFORE, text.length - EXCERPT));
  const start = wordStart(text, begin, first);
  const end = wholeCharacters(text, Math.max(start + EXCERPT, Math.min(firstEnd, start + 2 * EXCERPT)));
  return {
    text: text.slice(start, end).replace(/\s/g, ' '),
    highlights: marks
      .filter((mark) => mark[1] > start && mark[0] < end)
      .map((mark) => [Math.max(mark[0], start) - start, Math.min(mark[1], end) - start] as const),
  };
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
