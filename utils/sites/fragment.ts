import { snapshotOf } from '../page/dom/snapshot';
import { normaliseCode } from '../page/extract/code';
import { toMarkdown } from '../page/extract/markdown';

/**
 * Turns one element of the live page into Markdown; nothing in the page is changed. Empty for a missing
 * element. `prepare` may change the copy that is made of it: hidden elements are gone by then, and custom
 * elements are plain ones.
 */
export function fragmentMarkdown(
  element: Element | null | undefined,
  url: URL,
  prepare?: (copy: HTMLElement) => void,
): string {
  if (!element) return '';
  const copy = snapshotOf(element, url.href);
  prepare?.(copy);
  normaliseCode(copy);
  return toMarkdown(copy, url.href);
}

/** Removes everything in a copy that `selector` finds. */
export function removeFrom(copy: ParentNode, selector: string): void {
  for (const element of copy.querySelectorAll(selector)) element.remove();
}

/** Replaces an element by one of another name, with the same content. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}
