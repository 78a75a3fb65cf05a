/** Gives the focus to the composer's field; false where there is none, or it is hidden. */
export function focusQuestion(): boolean {
  const field = document.querySelector<HTMLElement>('.composer textarea');
  field?.focus();
  return field !== null && document.activeElement === field;
}
