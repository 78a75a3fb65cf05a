/** The computed `display`; empty in a document without a window. */
export function displayOf(element: Element): string {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display ?? '';
}

/** True if an element is laid out now. In a document without a window only its own attribute can tell. */
export function isDisplayed(element: Element): boolean {
  // An engine for tests may have no such function.
  const check = Reflect.get(element, 'checkVisibility') as (() => boolean) | undefined;
  const display = displayOf(element);
  if (display === '') return !element.hasAttribute('hidden');
  return check ? check.call(element) : display !== 'none';
}
