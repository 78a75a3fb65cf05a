/**
 * Remembers the control that leads to another screen, for the way back: by then it is recreated, and is found
 * by its name. Returns a function that focuses it.
 */
export function rememberFocus(root: HTMLElement | null): () => void {
  const active = document.activeElement;
  // A menu closes when the user leaves through it.
  const control = active?.closest('[role="menu"]') ? root?.querySelector('[aria-haspopup="menu"]') : active;
  const name = control && nameOf(control);
  // Counted from the end: the last turns of a long conversation appear first.
  const alike = () =>
    [...(root?.querySelectorAll('button') ?? [])].filter((one) => nameOf(one) === name).toReversed();
  const place = alike().findIndex((one) => one === control);
  return () => alike()[place]?.focus();
}

function nameOf(control: Element): string | null {
  return control.getAttribute('aria-label') ?? control.textContent;
}
