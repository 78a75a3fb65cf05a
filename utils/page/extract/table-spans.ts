import { textOf } from '../dom/text-length';

/** A larger span is a mistake or an attack. */
const MAX_SPAN = 50;

/** A table with more rows of headers than this has none that could be told in one. */
const MAX_HEADERS = 4;

/**
 * Markdown has no spans: a cell over several rows is repeated, so that each row is complete; one over several
 * columns leaves gaps, or is repeated where it is the header of each.
 */
export function spreadSpans(table: HTMLTableElement): void {
  const rows = [...table.rows];
  const headers = headerRows(table);
  for (const [index, row] of rows.entries()) {
    for (const cell of row.cells) {
      for (let extra = Math.min(cell.colSpan, MAX_SPAN); extra > 1; extra -= 1) {
        cell.after(headers.includes(row) ? plain(cell) : table.ownerDocument.createElement(cell.localName));
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

function plain(cell: Element): Element {
  const copy = cell.cloneNode(true) as Element;
  copy.removeAttribute('colspan');
  copy.removeAttribute('rowspan');
  return copy;
}

function isHeader(row: HTMLTableRowElement): boolean {
  const cells = [...row.cells];
  return row.parentElement?.localName === 'thead' || cells.every(({ localName }) => localName === 'th');
}

/** The rows of headers above the data, where there are several. */
function headerRows(table: HTMLTableElement): readonly HTMLTableRowElement[] {
  const rows = [...table.rows];
  const first = rows.findIndex((row) => !isHeader(row));
  return first >= 2 && first <= MAX_HEADERS ? rows.slice(0, first) : [];
}

/** Makes one header of several, column by column: `Price / lowest`. A title over all columns stands above. */
export function mergeHeaders(table: HTMLTableElement): void {
  const headers = [...headerRows(table)];
  while (headers.length > 1 && isTitle(headers[0])) {
    const title = table.ownerDocument.createElement('p');
    title.append(...(headers[0]?.cells[0]?.childNodes ?? []));
    table.before(title);
    headers.shift()?.remove();
  }
  const last = headers.pop();
  for (const row of headers.toReversed()) {
    for (const [column, cell] of [...(last?.cells ?? [])].entries()) {
      const above = row.cells[column];
      if (!above || textOf(above) === '' || textOf(above) === textOf(cell)) continue;
      cell.prepend(...above.childNodes, ...(textOf(cell) === '' ? [] : [' / ']));
    }
    row.remove();
  }
}

function isTitle(row: HTMLTableRowElement | undefined): boolean {
  const texts = [...(row?.cells ?? [])].map(textOf);
  return texts.length > 1 && texts[0] !== '' && texts.every((text) => text === texts[0]);
}
