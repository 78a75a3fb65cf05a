import { HEADINGS } from '../dom/block-elements';

const GRID = '[role=table],[role=grid],[role=treegrid]';
const ROW = '[role=row]';
const CELL = '[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]';

/** Elements that no cell of data holds: a grid with them only places cards. */
const NO_DATA = `${HEADINGS},p,ul,ol,table,pre,article`;

/** Turns the elements that a page calls a table or a grid by ARIA roles into tables, in place. */
export function buildTables(body: Element): void {
  for (const grid of body.querySelectorAll(GRID)) {
    const rows = [...grid.querySelectorAll(ROW)]
      .filter((row) => row.localName !== 'tr' && row.closest(GRID) === grid)
      .map((row) => ({
        row,
        cells: [...row.querySelectorAll(CELL)].filter((cell) => cell.closest(ROW) === row),
      }));
    const [first] = rows;
    if (!first || rows.length < 2 || rows.some(({ cells }) => cells.length < 2)) continue;
    if (rows.some(({ cells }) => cells.some((cell) => cell.querySelector(NO_DATA)))) continue;
    const table = body.ownerDocument.createElement('table');
    first.row.before(table);
    for (const { row, cells } of rows) {
      const line = table.insertRow();
      for (const cell of cells) {
        const isHead = cell.getAttribute('role')?.endsWith('header');
        const copy = body.ownerDocument.createElement(isHead ? 'th' : 'td');
        copy.append(...cell.childNodes);
        line.append(copy);
      }
      row.remove();
    }
  }
}
