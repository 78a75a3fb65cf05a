/** Moving the focus through the rows of the history. */

/** Moves the focus as `key` says, from the search field or a row. False where the key means nothing there. */
export function moveFocus(screen: HTMLElement, key: string): boolean {
  const rows = rowsOf(screen);
  const field = screen.querySelector<HTMLElement>('input[type="search"]');
  const index = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  if (index === -1 && document.activeElement !== field) return false;
  const next = target(key, index, rows, field);
  next?.focus();
  return next !== null;
}

function target(
  key: string,
  index: number,
  rows: readonly HTMLElement[],
  field: HTMLElement | null,
): HTMLElement | null {
  switch (key) {
    case 'ArrowDown':
      return rows[index + 1] ?? null;
    case 'ArrowUp':
      return index > 0 ? (rows[index - 1] ?? null) : index === 0 ? field : null;
    // In the search field these two move the caret.
    case 'Home':
      return index === -1 ? null : (rows[0] ?? null);
    case 'End':
      return index === -1 ? null : (rows.at(-1) ?? null);
    default:
      return null;
  }
}

/** Gives the focus to the row of a conversation; to the search field where it has none. */
export function focusRow(screen: HTMLElement | null, id: string): void {
  if (!screen) return;
  const row = rowsOf(screen).find((one) => one.dataset['id'] === id);
  (row ?? screen.querySelector<HTMLElement>('input[type="search"]'))?.focus();
}

/** The conversation in the first row after these that is not one of them, or the last before them; empty where there is none. */
export function neighbourOf(screen: HTMLElement | null, ids: readonly string[]): string {
  const rows = (screen ? rowsOf(screen) : []).map((row) => row.dataset['id'] ?? '');
  const first = rows.findIndex((id) => ids.includes(id));
  const isOther = (id: string) => !ids.includes(id);
  return rows.slice(first + 1).find(isOther) ?? rows.slice(0, first).findLast(isOther) ?? '';
}

/** The conversation whose row has the focus; empty where none has it. */
export function focusedRow(): string {
  const row = document.activeElement
    ?.closest('.history-row')
    ?.querySelector<HTMLElement>('.history-row-open');
  return row?.dataset['id'] ?? '';
}

function rowsOf(screen: HTMLElement): readonly HTMLElement[] {
  return [...screen.querySelectorAll<HTMLElement>('.history-row-open')];
}
