/**
 * Remembers the control that leads to another screen, for the way back: by then it is made anew, and is found by its
 * name. Gives what focuses it.
 */
export function rememberFocus(root: HTMLElement | null): () => void {
  const active = document.activeElement;
  // A menu closes behind who leaves by it.
  const control = active?.closest('[role="menu"]') ? root?.querySelector('[aria-haspopup="menu"]') : active;
  const name = control && nameOf(control);
  // Counted from the end: of a long conversation the last turns are there first.
  const alike = () =>
    [...(root?.querySelectorAll('button') ?? [])].filter((one) => nameOf(one) === name).toReversed();
  const place = alike().findIndex((one) => one === control);
  return () => alike()[place]?.focus();
}

function nameOf(control: Element): string | null {
  return control.getAttribute('aria-label') ?? control.textContent;
}
