/**
 * Calls `leave` when Escape is pressed in one of the windows, until what it gives is called. The page is asked
 * nothing and kept from nothing: what the key means to it goes on.
 */
export function listenForEscape(views: ReadonlySet<Window>, leave: () => void): () => void {
  const press = ({ key, isComposing }: KeyboardEvent) => {
    if (key === 'Escape' && !isComposing) leave();
  };
  // Before the page, which may keep the key to itself.
  for (const view of views) view.addEventListener('keydown', press, { capture: true });
  return () => {
    for (const view of views) view.removeEventListener('keydown', press, { capture: true });
  };
}
