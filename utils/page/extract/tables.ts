import { BLOCK_SELECTOR, HEADINGS, hasBlock, unwrap } from '../dom/block-elements';
import { textOf } from '../dom/text-length';

/** A larger span is a mistake or an attack. */
const MAX_SPAN = 50;

/** Makes each table a plain grid of one-line cells, or takes it apart where it only lays out the page. */
export function tidyTables(root: Element): void {
  for (const part of root.querySelectorAll('caption,colgroup,thead,tbody,tfoot,tr,th,td')) {
    if (!part.closest('table')) toBlock(part);
  }
  for (const table of root.querySelectorAll('table')) {
    if (isLayout(table)) dissolve(table);
    else makeGrid(table);
  }
}

function isLayout(table: HTMLTableElement): boolean {
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  if (table.querySelector('table,pre')) return true;
  const widest = Math.max(0, ...[...table.rows].map((row) => row.cells.length));
  return table.rows.length === 0 || widest <= 1;
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
  for (const cell of table.querySelectorAll('caption,th,td')) {
    if (hasBlock(cell)) flattenCell(cell);
  }
  for (const group of table.querySelectorAll('colgroup')) group.remove();
  spreadSpans(table);
}

/** Separates the items of a list by semicolons, and paragraphs by a line break. */
function flattenCell(cell: Element): void {
  for (const item of cell.querySelectorAll('li')) {
    const isLast = !item.nextElementSibling && !item.parentElement?.nextElementSibling;
    if (textOf(item)) item.append(isLast ? ' ' : '; ');
  }
  for (const heading of cell.querySelectorAll(HEADINGS)) {
    const strong = cell.ownerDocument.createElement('strong');
    strong.append(...heading.childNodes);
    heading.replaceChildren(strong);
  }
  for (const block of [...cell.querySelectorAll(BLOCK_SELECTOR)].toReversed()) {
    const isItem = block.closest('li,ul,ol') !== null;
    if (!isItem && block.nextSibling && textOf(block)) block.after(cell.ownerDocument.createElement('br'));
    unwrap(block);
  }
}

/**
 * Markdown has no spans: a cell over several rows is repeated, so that each row is complete; one over several
 * columns leaves gaps.
 */
function spreadSpans(table: HTMLTableElement): void {
  const rows = [...table.rows];
  for (const [index, row] of rows.entries()) {
    for (const cell of row.cells) {
      for (let extra = Math.min(cell.colSpan, MAX_SPAN); extra > 1; extra -= 1) {
        cell.after(table.ownerDocument.createElement(cell.localName));
      }
      const column = [...row.cells].indexOf(cell);
      for (const below of rows.slice(index + 1, index + Math.min(cell.rowSpan, MAX_SPAN))) {
        const copy = cell.cloneNode(true) as HTMLTableCellElement;
        copy.removeAttribute('rowspan');
        below.insertBefore(copy, below.cells[column] ?? null);
      }
      cell.removeAttribute('colspan');
      cell.removeAttribute('rowspan');
    }
  }
}
