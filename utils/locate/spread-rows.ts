/** The cells of each row of a table as they are read: a cell over several rows is repeated in each. */
export function spreadRows(table: HTMLTableElement): readonly (readonly Element[])[] {
  const rows = Array.from(table.rows, ({ cells }) => Array.from(cells));
  for (const [index, row] of rows.entries()) {
    for (const [column, cell] of row.entries()) {
      const isFirst = cell.parentElement === table.rows[index];
      const below = isFirst ? rows.slice(index + 1, index + Math.min(cell.rowSpan, MAX_SPAN)) : [];
      for (const other of below) other.splice(column, 0, cell);
    }
  }
  return rows;
}

/** A larger span is a mistake or an attack. */
const MAX_SPAN = 50;
