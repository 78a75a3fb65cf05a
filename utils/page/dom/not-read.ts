import type { Ink } from './visible-dom';

/**
 * Marks what a page shows and no reader wants in the text: the numbers of lines, the button that opens a text and its
 * short form. It stays in the copy until the account of what is shown is opened.
 */
export const NOT_READ = 'data-not-read';

/** The value of the mark for words that are on the page but cannot be seen: white on white, or off its edge. */
export const UNSEEN = 'unseen';

/** Removes the marks that the page has set itself, so that it cannot hide words from the reader alone. */
export function unmarkNotRead(copy: ParentNode): void {
  for (const element of copy.querySelectorAll(`[${NOT_READ}]`)) element.removeAttribute(NOT_READ);
}

/** Removes what is marked, in place. */
export function removeNotRead(root: Element): void {
  for (const element of root.querySelectorAll(`[${NOT_READ}]`)) element.remove();
}

/** Marks an element of the copy, or its own words without those of the elements in it, as far as they are not seen. */
export function markInk(kept: Element, ink: Ink): void {
  if (ink === 'unseen') return kept.setAttribute(NOT_READ, UNSEEN);
  if (ink === 'seen') return;
  for (const node of kept.childNodes) {
    if (node.nodeType !== node.TEXT_NODE || !/\S/.test(node.nodeValue ?? '')) continue;
    const words = kept.ownerDocument.createElement('span');
    words.setAttribute(NOT_READ, UNSEEN);
    node.replaceWith(words);
    words.append(node);
  }
}
