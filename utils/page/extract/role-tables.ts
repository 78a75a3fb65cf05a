import { HEADINGS } from '../dom/block-elements';

const GRID = '[role=table],[role=grid],[role=treegrid]';
const ROW = '[role=row]';
const CELL = '[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]';

/** What a cell of data does not hold: such a grid only places cards. */
const NO_DATA = `${HEADINGS},p,ul,ol,table,pre,article`;

/** Makes tables of what a page builds of other elements and calls a table or a grid, by its ARIA roles; in place. */
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
