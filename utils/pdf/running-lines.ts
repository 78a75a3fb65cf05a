import type { Line } from './lines';

/** The lines of one direction on a page. */
export interface PageLines {
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly Line[];
}

/** The part of a page's height, at its head and at its foot, that may hold running lines. */
const MARGIN = 0.14;
/**
 * The number of lines at each end that are examined, and the greatest distance, in points, between a running
 * line's places on two pages.
 */
const DEEPEST = 3;
const SAME_PLACE = 4;
/** Left and right pages have lines of their own. */
const NEAR_PAGES = 2;
const MIN_TIMES = 3;
/** Running lines are at least this far from the text, in parts of the size. */
const APART = 1.6;
const PAGE_NUMBER =
  /^\W*(?:(?:page|p\.?|seite|стр\.?|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*(?:页|頁|ページ)?(?:\s*(?:of|\/|von|de)\s*\d{1,4})?\W*$/iu;

/**
 * Finds the lines that are repeated at the head or the foot of the pages, and the pages' numbers, which
 * readers skip. `pages` holds every page's main lines in order. A gap separates them from the text: a line
 * that is the same on many pages of a form is no running line. A page that has no other lines keeps them: they
 * are all it says.
 */
export function findRunningLines(pages: readonly PageLines[]): ReadonlySet<Line> {
  const repeated = repeatedLines(pages);
  const runningLines = new Set<Line>();
  for (const { lines, top, bottom } of pages) {
    const found = new Set<Line>();
    for (const edge of [headOf(lines, top, bottom), footOf(lines, top, bottom)]) {
      const running = edge.slice(
        0,
        lengthWhile(edge, (line) => repeated.has(line)),
      );
      const end = running.findLastIndex((line, index) => {
        const next = edge[index + 1];
        return next ? Math.abs(next.y - line.y) >= APART * line.size : edge.length === lines.length;
      });
      for (const line of running.slice(0, end + 1)) found.add(line);
    }
    if (found.size < lines.length) for (const line of found) runningLines.add(line);
  }
  return runningLines;
}

/** The lines at the edges of pages that other pages near them have as well, and the numbers of pages. */
function repeatedLines(pages: readonly PageLines[]): ReadonlySet<Line> {
  const found = new Map<string, { readonly page: number; readonly y: number; readonly line: Line }[]>();
  const numbers: { readonly page: number; readonly line: Line }[] = [];
  for (const { page, top, bottom, lines } of pages) {
    for (const line of new Set([...headOf(lines, top, bottom), ...footOf(lines, top, bottom)])) {
      const text = line.runs
        .map((run) => run.text)
        .join('')
        .trim();
      if (PAGE_NUMBER.test(text)) numbers.push({ page, line });
      // A running line may have the page's number in it, and the chapter's.
      const key = text.replace(/\d+/gu, '#').replace(/\s+/gu, '').toLowerCase();
      const others = found.get(key) ?? [];
      others.push({ page, y: line.y < (top + bottom) / 2 ? line.y - top : line.y - bottom, line });
      found.set(key, others);
    }
  }
  const repeated = new Set<Line>();
  const least = Math.min(MIN_TIMES, Math.max(2, pages.length));
  for (const places of found.values()) {
    if (places.length < least) continue;
    for (const { page, y, line } of places) {
      const isNear = places.some(
        (other) =>
          other.page !== page &&
          Math.abs(other.page - page) <= NEAR_PAGES &&
          Math.abs(other.y - y) <= SAME_PLACE,
      );
      if (isNear) repeated.add(line);
    }
  }
  // One number alone may be anything.
  if (new Set(numbers.map(({ page }) => page)).size >= Math.max(2, pages.length / 2)) {
    for (const { line } of numbers) repeated.add(line);
  }
  return repeated;
}

/** The first lines, from the edge inwards, and one more to see the gap. */
function headOf(lines: readonly Line[], top: number, bottom: number): readonly Line[] {
  const end = lengthWhile(lines, ({ y }) => y <= top + MARGIN * (bottom - top));
  return lines.slice(0, Math.min(end, DEEPEST) + 1);
}

/** The last lines, from the edge inwards. */
function footOf(lines: readonly Line[], top: number, bottom: number): readonly Line[] {
  const upwards = lines.toReversed();
  const end = lengthWhile(upwards, ({ y }) => y >= bottom - MARGIN * (bottom - top));
  return upwards.slice(0, Math.min(end, DEEPEST) + 1);
}

function lengthWhile<T>(list: readonly T[], holds: (one: T) => boolean): number {
  const end = list.findIndex((one) => !holds(one));
  return end === -1 ? list.length : end;
}
