/** A computed style, which is as the page is at each question; undefined in a document without a window. */
export type Style = CSSStyleDeclaration | undefined;

/** Made once for an element, it answers all that look at it. */
export function styleOf(element: Element): Style {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

/** The computed `display`; empty in a document without a window. */
export function displayOf(element: Element): string {
  return styleOf(element)?.display ?? '';
}

/** True if an element is laid out now. In a document without a window only its own attribute can tell. */
export function isDisplayed(element: Element): boolean {
  const display = displayOf(element);
  if (display === '') return !element.hasAttribute('hidden');
  // An engine for tests may have no such function.
  return 'checkVisibility' in element ? element.checkVisibility() : display !== 'none';
}
