/**
 * Calls `leave` when Escape is pressed in one of the windows, until the returned function is called. Nothing
 * changes for the page: the key keeps its meaning there.
 */
export function listenForEscape(views: ReadonlySet<Window>, leave: () => void): () => void {
  const press = ({ key, isComposing }: KeyboardEvent) => {
    if (key === 'Escape' && !isComposing) leave();
  };
  // Ahead of the page, which may keep the key to itself.
  for (const view of views) view.addEventListener('keydown', press, { capture: true });
  return () => {
    for (const view of views) view.removeEventListener('keydown', press, { capture: true });
  };
}
