/** The piece of a text that a search shows. */
import { cleanExcerpt, type Highlight } from './clean-excerpt';
import type { Excerpt } from './listed-conversations';

/** In UTF-16 code units of an excerpt. */
const EXCERPT = 120;

/** The part of an excerpt before the place that it is about. */
const BEFORE = 40;

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
  const inside = marks
    .filter((mark) => mark[1] > start && mark[0] < end)
    .map((mark) => [Math.max(mark[0], start) - start, Math.min(mark[1], end) - start] as const);
  return cleanExcerpt(text.slice(start, end), inside, start === 0 || text[start - 1] === '\n');
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
