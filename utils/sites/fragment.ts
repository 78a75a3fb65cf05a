import { snapshotOf } from '../page/dom/snapshot';
import { normaliseCode } from '../page/extract/code';
import { toMarkdown } from '../page/extract/markdown';

/**
 * One element of the live page as Markdown; nothing in the page is changed. Empty for an element that is
 * missing. `prepare` may change the copy that is made of it: what is hidden is gone by then, and elements of
 * the page's own are plain ones.
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

/** Puts another element in the place of one, with all that it holds. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}
