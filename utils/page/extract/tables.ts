import { BLOCKS, BLOCK_SELECTOR, HEADINGS, hasBlock, unwrap } from '../dom/block-elements';
import { textLength, textOf } from '../dom/text-length';
import { flattenCell } from './cells';
import { mergeHeaders, spreadSpans } from './table-spans';

/** A cell of data with a list, code or a table in it has no more text than this, in characters. */
const MAX_CELL = 800;

/** The same in a table that has no header to say that it is one. */
const MAX_PLAIN_CELL = 300;

/** Makes each table a plain grid of one-line cells, or takes it apart where it only lays out the page. */
export function tidyTables(root: Element): void {
  for (const part of root.querySelectorAll('caption,colgroup,thead,tbody,tfoot,tr,th,td')) {
    if (!part.closest('table')) toBlock(part);
  }
  for (const table of root.querySelectorAll('table')) {
    if (!root.contains(table)) continue;
    if (isLayout(table)) dissolve(table);
    else makeGrid(table);
  }
}

function isLayout(table: HTMLTableElement): boolean {
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  const rows = [...table.rows];
  const widest = Math.max(0, ...rows.map((row) => row.cells.length));
  if (widest <= 1) return true;
  if (!table.querySelector('table,pre')) return false;
  const cells = rows.flatMap((row) => [...row.cells]);
  const hasHeader = table.tHead !== null || cells.some(({ localName }) => localName === 'th');
  const most = hasHeader ? MAX_CELL : MAX_PLAIN_CELL;
  if (cells.some((cell) => cell.querySelector(`${HEADINGS},article`) || textLength(cell) > most)) return true;
  if (hasHeader) return false;
  const isRegular = rows.length > 1 && rows.every((row) => row.cells.length === widest);
  return !isRegular || table.querySelector('table') !== null;
}

function dissolve(table: HTMLTableElement): void {
  for (const part of table.querySelectorAll('caption,thead,tbody,tfoot,tr,th,td')) {
    if (part.closest('table') === table) toBlock(part);
  }
  toBlock(table);
}

function toBlock(element: Element): void {
  const block = element.ownerDocument.createElement('div');
  block.append(...element.childNodes);
  element.replaceWith(block);
}

function makeGrid(table: HTMLTableElement): void {
  for (const inner of [...table.querySelectorAll('table')].toReversed()) unfold(inner);
  for (const cell of table.querySelectorAll('caption,th,td')) if (hasBlock(cell)) flattenCell(cell);
  for (const group of table.querySelectorAll('colgroup')) group.remove();
  spreadSpans(table);
  mergeHeaders(table);
}

/** Makes a line of each row of a table within a cell. */
function unfold(table: HTMLTableElement): void {
  const document = table.ownerDocument;
  const lines = [...table.rows].map((row) => {
    const line = document.createElement('div');
    for (const cell of row.cells) {
      if (textOf(cell) === '') continue;
      if (line.hasChildNodes()) line.append(', ');
      for (const block of cell.querySelectorAll(BLOCK_SELECTOR))
        if (BLOCKS.has(block.localName)) unwrap(block);
      line.append(...cell.childNodes);
    }
    return line;
  });
  table.replaceWith(...lines);
}
