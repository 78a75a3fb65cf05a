import { type Segment, segmentsOf } from './line-segments';
import { type NoteOf, textOfRuns } from './line-text';
import type { Line } from './lines';

export interface Table {
  readonly rows: readonly (readonly string[])[];
}

/** In parts of the text's size: cells are farther apart than words. */
const CELL_GAP = 0.9;
/** A line farther below, in parts of the size, belongs to something else. */
const MAX_LEADING = 3;

/** Finds the tables in a column: cells below each other on successive lines. */
export function splitTables(
  lines: readonly Line[],
  noteOf: NoteOf,
  isCode: (line: Line) => boolean,
): readonly (Table | { readonly lines: readonly Line[] })[] {
  const parts: (Table | { lines: Line[] })[] = [];
  const keep = (line: Line): void => {
    const last = parts.at(-1);
    if (last && 'lines' in last) last.lines.push(line);
    else parts.push({ lines: [line] });
  };
  for (let index = 0; index < lines.length;) {
    const stretch = stretchAt(lines.slice(index), isCode);
    const table = stretch.length >= 2 ? tableOf(stretch, noteOf) : null;
    if (table) {
      parts.push(table);
      index += stretch.length;
      continue;
    }
    const line = lines[index++];
    if (line) keep(line);
  }
  return parts;
}

interface Row {
  readonly line: Line;
  readonly cells: readonly Segment[];
}

/** The lines from the first on that may be rows of one table: the first and the last have several cells. */
function stretchAt(lines: readonly Line[], isCode: (line: Line) => boolean): readonly Row[] {
  const rows: Row[] = [];
  let length = 0;
  for (const line of lines) {
    if (isCode(line)) break;
    const cells = segmentsOf(line, CELL_GAP);
    const last = rows.at(-1);
    if (last && line.y - last.line.y > MAX_LEADING * line.size) break;
    // A line within one cell continues it.
    const isWithin =
      last !== undefined &&
      rows.length > length - 2 &&
      cells.length === 1 &&
      rows.some((row) => row.cells.some((cell) => isUnder(cells[0], cell)));
    if (cells.length < 2 && !isWithin) break;
    rows.push({ line, cells });
    if (cells.length >= 2) length = rows.length;
    else if (rows.length - length > 2) break;
  }
  return rows.slice(0, length);
}

function isUnder(cell: Segment | undefined, above: Segment): boolean {
  if (!cell) return false;
  return cell.x >= above.x - 2 && cell.right <= above.right + 0.5 * (above.right - above.x) + 2;
}

function tableOf(rows: readonly Row[], noteOf: NoteOf): Table | null {
  const count = commonest(rows.map(({ cells }) => cells.length).filter((cells) => cells >= 2));
  const regular = rows.filter(({ cells }) => cells.length === count);
  if (regular.length < (count >= 3 ? 2 : 3)) return null;
  const columns = columnsOf(regular);
  if (columns.length !== count) return null;
  // Numbered items and formulas with their numbers are no tables.
  if (count === 2 && regular.every(({ cells }) => isMark(cells[0]) || isMark(cells[1]))) return null;

  const table: string[][] = [];
  for (const { cells, line } of rows) {
    const row = columns.map(() => '');
    for (const cell of cells) {
      const at = columnOf(cell, columns);
      row[at] = [row[at], textOfRuns(cell.runs, noteOf)].filter(Boolean).join(' ');
    }
    const last = table.at(-1);
    const before = rows[rows.findIndex((other) => other.line === line) - 1]?.line;
    const isClose = before !== undefined && line.y - before.y < 1.5 * line.size;
    if (last && isClose && row[0] === '' && table.length > 1) {
      row.forEach((text, at) => (last[at] = [last[at], text].filter(Boolean).join(' ')));
    } else table.push(row);
  }
  return { rows: table };
}

function isMark(cell: Segment | undefined): boolean {
  const text =
    cell?.runs
      .map((run) => run.text)
      .join('')
      .trim() ?? '';
  return /^(?:[•◦▪‣●○■□–·*-]|[([]?\w{1,3}[.)\]])$/u.test(text);
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

type Extent = Pick<Segment, 'x' | 'right'>;

/** The columns' extents, where no cell spans two of them; fewer than cells where they overlap. */
function columnsOf(rows: readonly Row[]): readonly Extent[] {
  const columns: { x: number; right: number }[] = [];
  const cells = rows.flatMap((row) => row.cells).toSorted((a, b) => a.x - b.x);
  for (const { x, right } of cells) {
    const last = columns.at(-1);
    if (last && x < last.right) last.right = Math.max(last.right, right);
    else columns.push({ x, right });
  }
  return columns;
}

/** The column that holds most of a cell; between two, the nearer. */
function columnOf(cell: Extent, columns: readonly Extent[]): number {
  const shared = columns.map(({ x, right }) => Math.min(right, cell.right) - Math.max(x, cell.x));
  return shared.indexOf(Math.max(...shared));
}
