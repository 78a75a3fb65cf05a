import { type HasWord, joinLines } from './join-lines';
import type { Line } from './lines';
import type { PlacedRun } from './placed-run';
import { type NoteOf, textOfRuns } from './line-text';

/** Lines that belong together. */
export interface Paragraph {
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isMonospace: boolean;
  readonly lines: readonly Line[];
  /** The marker of a list's item, as it is written; null for other text. */
  readonly marker: string | null;
}

/** In parts of the size: a greater offset is an indentation. */
const INDENT = 0.7;
/** Lines of a paragraph are no farther apart than this many times the usual distance. */
const SPREAD = 1.28;
/** In parts of the column's width. */
const MUCH_ROOM = 0.25;
const BULLET = /^(?:[•◦▪▫‣⁃∙●○■□➢➤✓✔\u{F0A7}\u{F0B7}\u{F06E}]|[-–—*·](?=\s)|\[[x ]\](?=\s))\s*/u;
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])(?=\s)\s*/u;
const END = /[.!?:;。！？：；…]["'”’)\]」』]*$/u;

interface Column {
  readonly left: number;
  readonly right: number;
  /** The usual distance between lines. */
  readonly leading: number;
  readonly size: number;
  /** True if all lines of an entry but its first are indented, as in a bibliography. */
  readonly isHanging: boolean;
}

/** Joins the lines of one column to paragraphs, items of lists and single lines. */
export function paragraphsOf(lines: readonly Line[], noteOf: NoteOf, hasWord: HasWord): readonly Paragraph[] {
  const column = measure(lines);
  const groups: { line: Line; text: string }[][] = [];
  for (const line of lines) {
    const text = textOfRuns(line.runs, noteOf);
    const group = groups.at(-1);
    if (group && !beginsNew(group, { line, text }, column)) group.push({ line, text });
    else groups.push([{ line, text }]);
  }
  return groups.map((group) => paragraphOf(group, hasWord));
}

function paragraphOf(group: readonly { line: Line; text: string }[], hasWord: HasWord): Paragraph {
  const lines = group.map(({ line }) => line);
  const whole = joinLines(
    group.map(({ text }) => text),
    hasWord,
  );
  const marker = markerOf(whole);
  return {
    text: marker === null ? whole : whole.slice(marker.length).trimStart(),
    size: Math.max(...lines.map(({ size }) => size)),
    isBold: lines.every(isBold),
    isMonospace: lines.every(isMonospace),
    lines,
    marker: marker?.trim() ?? null,
  };
}

function markerOf(text: string): string | null {
  return (BULLET.exec(text) ?? NUMBER.exec(text))?.[0] ?? null;
}

function solid(line: Line) {
  return line.runs.filter(({ text }) => text.trim() !== '');
}

function letters(runs: readonly PlacedRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** True if most of a line is set like code; its number may be set otherwise. */
export function isMonospace(line: Line): boolean {
  return letters(line.runs.filter((run) => run.isMonospace)) > letters(line.runs) / 2;
}

function isBold(line: Line): boolean {
  return solid(line).every((run) => run.isBold);
}

/** The value below which `part` of the values are. */
function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0;
}

function measure(lines: readonly Line[]): Column {
  const size = at(
    lines.map((line) => line.size),
    0.5,
  );
  const steps = lines.flatMap((line, index) => {
    const step = line.y - (lines[index - 1]?.y ?? line.y);
    return step > 0.5 * size && step < 2.6 * size ? [step] : [];
  });
  const left = at(
    lines.map(({ x }) => x),
    0.05,
  );
  const isIndented = (line: Line | undefined): boolean =>
    line !== undefined && line.x > left + INDENT * size && line.x < left + 6 * size;
  const right = at(
    lines.map((line) => line.right),
    0.95,
  );
  const leftmost = lines.filter((line) => !isIndented(line));
  // An entry's first line is full. Where first lines are indented, the line before one ends a paragraph.
  const entries = lines.filter(
    (line, index) => !isIndented(line) && isIndented(lines[index + 1]) && line.right > right - 3 * size,
  );
  return {
    left,
    right,
    // The lower third: with space between paragraphs, short ones would make it the median.
    leading: steps.length > 0 ? at(steps, 0.35) : 1.25 * size,
    size,
    isHanging: entries.length >= 2 && entries.length >= 0.5 * leftmost.length,
  };
}

type Told = { readonly line: Line; readonly text: string };

function beginsNew(group: readonly Told[], next: Told, column: Column): boolean {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return true;
  const [before, line] = [last.line, next.line];
  const isBig = line.size > 1.12 * column.size;
  if (Math.abs(line.size - before.size) > 0.1 * Math.max(line.size, before.size)) return true;
  const step = line.y - before.y;
  const most = isBig ? 1.6 * line.size : SPREAD * column.leading;
  if (step > most + 0.5 || step < -0.5 * line.size) return true;
  if (isBig) return false;
  if (isMonospace(line) !== isMonospace(before)) return true;
  if (isBold(line) !== isBold(before) && (isBold(line) || isShort(last, next, column))) return true;

  const isItem = markerOf(first.text) !== null;
  if (BULLET.test(next.text)) return true;
  if (NUMBER.test(next.text) && (isItem || END.test(last.text) || isShort(last, next, column))) return true;
  const indent = INDENT * line.size;
  if (isItem) {
    const body = group[1]?.line.x ?? first.line.x;
    if (line.x >= first.line.x + indent) return line.x < body - indent;
    return group.length > 1 || isShort(last, next, column);
  }
  if (column.isHanging) return line.x <= column.left + indent / 2;
  if (line.x > before.x + indent && group.length > 1 && !isCentred(line, column)) return true;
  if (line.x > before.x + indent && !isCentred(line, column) && before.x <= column.left + indent) return true;
  return isShort(last, next, column);
}

function isCentred(line: Line, { left, right }: Column): boolean {
  const [before, after] = [line.x - left, right - line.right];
  return Math.abs(before - after) < 0.1 * (right - left) && before > 0.1 * (right - left);
}

/**
 * True if the first word of the next line would have fitted on the last: then the line was ended on purpose.
 */
function isShort(last: Told, next: Told, column: Column): boolean {
  if (isCentred(last.line, column) && isCentred(next.line, column)) return false;
  const word = /^\S+/u.exec(next.text)?.[0] ?? '';
  const perCharacter = (next.line.right - next.line.x) / Math.max(1, next.text.length);
  const room = column.right - last.line.right;
  const isWide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
  // Chinese and Japanese break anywhere, except before some punctuation.
  const needed = isWide ? 3 * next.line.size : (word.length + 1) * perCharacter;
  // Ragged lines differ by a word or two in mid-sentence.
  const isEnd = END.test(last.text) || room > MUCH_ROOM * (column.right - column.left);
  return isEnd && room > 1.2 * needed + next.line.size;
}
