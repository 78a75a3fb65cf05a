import { HEADINGS } from '../dom/block-elements';

const GRID = '[role=table],[role=grid],[role=treegrid]';
const ROW = '[role=row]';
const CELL = '[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]';

/** Elements that no cell of data holds: a grid with them only places cards. */
const NO_DATA = `${HEADINGS},p,ul,ol,table,pre,article`;

/** The attributes that number the rows of a grid. */
const ROW_NUMBER = ['aria-rowindex', 'row-index', 'data-rowindex'];

/** Turns the elements that a page calls a table or a grid by ARIA roles into tables, in place. */
export function buildTables(body: Element): void {
  for (const grid of body.querySelectorAll(GRID)) {
    const rows = joined(
      [...grid.querySelectorAll(ROW)]
        .filter((row) => row.localName !== 'tr' && row.closest(GRID) === grid)
        .map((row) => ({
          parts: [row],
          cells: [...row.querySelectorAll(CELL)].filter((cell) => cell.closest(ROW) === row),
        })),
    );
    const first = rows[0]?.parts[0];
    if (!first || rows.length < 2 || rows.some(({ cells }) => cells.length < 2)) continue;
    if (rows.some(({ cells }) => cells.some((cell) => cell.querySelector(NO_DATA)))) continue;
    const table = body.ownerDocument.createElement('table');
    first.before(table);
    for (const { parts, cells } of rows) {
      const line = table.insertRow();
      for (const cell of cells) {
        const isHead = cell.getAttribute('role')?.endsWith('header');
        const copy = body.ownerDocument.createElement(isHead ? 'th' : 'td');
        copy.append(...cell.childNodes);
        line.append(copy);
      }
      for (const part of parts) part.remove();
    }
  }
}

interface GridRow {
  readonly parts: readonly Element[];
  readonly cells: readonly Element[];
}

/** Joins the parts of each row: a grid with pinned columns keeps them apart from the others, under one number. */
function joined(rows: readonly GridRow[]): readonly GridRow[] {
  const number = ROW_NUMBER.find((name) => rows.some(({ parts }) => parts[0]?.hasAttribute(name)));
  if (number === undefined) return rows;
  const found = new Map<unknown, GridRow>();
  for (const row of rows) {
    const key = row.parts[0]?.getAttribute(number) ?? row;
    const before = found.get(key);
    if (!before) found.set(key, row);
    else
      found.set(key, {
        parts: [...before.parts, ...row.parts],
        cells: inOrder([...before.cells, ...row.cells]),
      });
  }
  return [...found.values()];
}

/** Cells in the order that they are numbered in, where they are. */
function inOrder(cells: readonly Element[]): readonly Element[] {
  const numbers = cells.map((cell) => Number(cell.getAttribute('aria-colindex') ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return cells;
  return cells.toSorted(
    (one, other) => (numbers[cells.indexOf(one)] ?? 0) - (numbers[cells.indexOf(other)] ?? 0),
  );
}
