/** Of a table with cells over several rows, the cells of each row as they are read: those from above are said again. */
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

/** A span beyond this is a mistake or an attack, not a table. */
const MAX_SPAN = 50;
