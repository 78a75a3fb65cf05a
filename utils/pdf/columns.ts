import { segmentsOf } from './line-segments';
import { type Line, lineOf } from './lines';

/** In parts of the text's size: no gap between words is as wide, unless a line has very few. */
const GUTTER = 0.6;
/** The least width of a column, in parts of the text's size. */
const MIN_COLUMN = 8;
/** A line that fills this part of its column is running text. */
const FULL = 0.7;
/** Columns beside each other are about as wide. */
const ALIKE = 0.6;
/** In lines: no table has as many that fill a column. */
const MUCH_TEXT = 8;
const BULLET = /^\s*(?:[•◦▪‣–·●○■□➢✓]|\d{1,2}[.)])/u;

/**
 * The lines of a page in the order of reading, by columns: each part is one column, or the lines across them.
 * Columns of text are told from a table by lines that fill them.
 */
export function readingOrder(lines: readonly Line[]): readonly (readonly Line[])[] {
  const gutter = findGutter(lines);
  if (gutter === null) return lines.length > 0 ? [lines] : [];
  const left = lines.flatMap((line) => sideOf(line, gutter, 'left'));
  const right = lines.flatMap((line) => sideOf(line, gutter, 'right'));
  if (left.length === 0 || right.length === 0 || !areColumns(left, right)) return [lines];
  return bandsOf(lines, gutter).flatMap((band) => {
    if (band.isAcross) return readingOrder(band.lines);
    return (['left', 'right'] as const).flatMap((side) =>
      readingOrder(band.lines.flatMap((line) => sideOf(line, gutter, side))),
    );
  });
}

interface Band {
  readonly isAcross: boolean;
  readonly lines: readonly Line[];
}

function bandsOf(lines: readonly Line[], gutter: number): readonly Band[] {
  const bands: { isAcross: boolean; lines: Line[] }[] = [];
  for (const line of lines) {
    const isAcross = crosses(line, gutter);
    const last = bands.at(-1);
    if (last?.isAcross === isAcross) last.lines.push(line);
    else bands.push({ isAcross, lines: [line] });
  }
  return bands;
}

function crosses(line: Line, gutter: number): boolean {
  return segmentsOf(line, GUTTER).some(({ x, right }) => x < gutter && right > gutter);
}

/** The part of a line on one side; empty where the line goes across. */
function sideOf(line: Line, gutter: number, side: 'left' | 'right'): readonly Line[] {
  if (crosses(line, gutter)) return [];
  const runs = line.runs.filter(({ x, width }) => x + width / 2 < gutter === (side === 'left'));
  return runs.some(({ text }) => text.trim() !== '') ? [lineOf(runs)] : [];
}

/** The middle of a gap that goes down the page between two columns. */
function findGutter(lines: readonly Line[]): number | null {
  if (lines.length < 6) return null;
  const start = Math.floor(Math.min(...lines.map(({ x }) => x)));
  const end = Math.ceil(Math.max(...lines.map(({ right }) => right)));
  if (!(end - start < 20_000)) return null;
  const counts = Array.from({ length: end - start + 1 }, () => ({ across: 0, left: 0, right: 0 }));
  for (const line of lines) {
    const segments = segmentsOf(line, GUTTER);
    counts.forEach((count, index) => {
      const x = start + index;
      if (segments.some((segment) => segment.x < x && segment.right > x)) count.across++;
      else {
        if (line.x < x) count.left++;
        if (line.right > x) count.right++;
      }
    });
  }
  const scores = counts.map(({ across, left, right }) => Math.min(left, right) - 0.3 * across);
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  if (best < 3) return null;
  const from = scores.indexOf(best);
  let to = from;
  while (to + 1 < scores.length && (scores[to + 1] ?? 0) >= best - 0.5) to++;
  return start + (from + to) / 2;
}

/**
 * True if the two sides of a gap are running text rather than a table: lines that fill their column, or items
 * of a list. Beside much text there may be a figure.
 */
function areColumns(left: readonly Line[], right: readonly Line[]): boolean {
  const [one, other] = [measure(left), measure(right)];
  if (Math.min(one.width / one.size, other.width / other.size) < MIN_COLUMN) return false;
  if (one.isText && other.isText) return true;
  const isAlike = Math.min(one.width, other.width) > ALIKE * Math.max(one.width, other.width);
  return isAlike && (one.isMuchText || other.isMuchText);
}

function measure(lines: readonly Line[]) {
  const sizes = lines.map((line) => line.size).toSorted((a, b) => a - b);
  const width = Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ x }) => x));
  const full = lines.filter((line) => line.right - line.x >= FULL * width).length;
  const items = lines.filter((line) => BULLET.test(line.runs.map(({ text }) => text).join(''))).length;
  const share = full / lines.length;
  return {
    width,
    size: sizes[Math.floor(sizes.length / 2)] ?? 1,
    isText: lines.length >= 3 && (share >= 0.45 || (items >= 2 && items >= 0.4 * lines.length)),
    isMuchText: full >= MUCH_TEXT && share >= 0.6,
  };
}
