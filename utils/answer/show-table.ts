import { element, patchChildren } from './dom';
import { patchInlines, withInlines } from './show-inlines';
import type { ShowParts } from './show-parts';
import type { Cell, Table } from './tree';

/** Creates a table in a frame of its own that scrolls sideways, so the keyboard must reach it. */
export function createTable({ header, rows }: Table, parts: ShowParts): HTMLElement {
  const body = element('tbody', '', ...rows.map((row) => createRow('td', row, parts)));
  const head = element('thead', '', createRow('th', header, parts));
  const scroller = element('div', 'markdown-table', element('table', '', head, body));
  scroller.setAttribute('role', 'group');
  scroller.tabIndex = 0;
  return scroller;
}

/** Updates an element of `createTable` from one table to another. */
export function patchTable(scroller: Element, before: Table, after: Table, parts: ShowParts): boolean {
  const [head, body] = scroller.firstElementChild?.children ?? [];
  if (!head?.firstElementChild || !body) return false;
  patchCells('th', head.firstElementChild, before.header, after.header, parts);
  patchChildren(
    body,
    before.rows,
    after.rows,
    (row) => createRow('td', row, parts),
    (node, old, row) => {
      if (!(node instanceof Element)) return createRow('td', row, parts);
      patchCells('td', node, old, row, parts);
      return node;
    },
  );
  return true;
}

function patchCells(
  tag: 'th' | 'td',
  row: Element,
  before: readonly Cell[],
  after: readonly Cell[],
  parts: ShowParts,
): void {
  patchChildren(
    row,
    before,
    after,
    (cell) => createCell(tag, cell, parts),
    (node, old, cell) => {
      if (!(node instanceof Element) || old.align !== cell.align) return createCell(tag, cell, parts);
      patchInlines(node, old.children, cell.children, parts);
      return node;
    },
  );
}

function createRow(tag: 'th' | 'td', cells: readonly Cell[], parts: ShowParts): HTMLElement {
  return element('tr', '', ...cells.map((cell) => createCell(tag, cell, parts)));
}

function createCell(tag: 'th' | 'td', { align, children }: Cell, parts: ShowParts): HTMLElement {
  return withInlines(element(tag, align ? `markdown-${align}` : ''), children, parts);
}
