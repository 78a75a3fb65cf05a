import { HEADINGS } from './block-elements';
import { textOf } from './text-length';
import type { FrameHtml } from './visible-dom';

/** Marks the copy of a frame with the site that its text is from; empty for the page's own. Pages cannot set it. */
const FROM = 'data-from-site';

/** The text of frames of other sites. */
export const FOREIGN = `[${FROM}]:not([${FROM}=""])`;

/** Elements that hold the text of a page, and those that lay it out. */
const MAIN = 'main,article,[role=main]';
const BOX = 'div,section,main,article';

/** More boxes in boxes than this are no layout. */
const MAX_BOXES = 12;

/** The name of a site that has none. */
const UNNAMED = ':';

/** Marks the copy of a frame. `host` is null for a frame of the page's own site. */
export function markFrame(box: Element, host: string | null): Element {
  box.setAttribute(FROM, host === null ? '' : host || UNNAMED);
  return box;
}

/** The copy of a frame that the page may not look into. */
export function foreignFrame({ html, host }: FrameHtml, copy: Document): Element {
  const box = copy.createElement('div');
  box.innerHTML = html;
  return markFrame(box, host);
}

/** Removes the marks that the page has set itself. */
export function unmarkFrames(copy: ParentNode): void {
  for (const element of copy.querySelectorAll(`[${FROM}]`)) element.removeAttribute(FROM);
}

/** The site of the frame that a part of a copy is from; null for the page's own text. */
export function siteOfFrame(node: Node | undefined): string | null {
  const element = node?.nodeType === 1 ? (node as Element) : node?.parentElement;
  const host = element?.closest(FOREIGN)?.getAttribute(FROM) ?? null;
  return host === UNNAMED ? '' : host;
}

/** Moves the heading that stands over a frame of the page's own into its text, so that they stay together. */
export function joinOwnFrames(root: Element): void {
  for (const box of root.querySelectorAll(`[${FROM}=""]`)) {
    const heading = headingOver(box);
    if (heading) mainOf(box).prepend(heading);
    box.removeAttribute(FROM);
  }
}

/** The part of a frame that is its text, without the boxes around it: a rule that looks for the text finds that. */
function mainOf(box: Element): Element {
  const [main, ...others] = box.querySelectorAll(MAIN);
  return unwrapped(main && others.length === 0 ? main : box);
}

function unwrapped(element: Element, depth = 0): Element {
  const { firstElementChild: first } = element;
  if (!first?.matches(BOX) || depth === MAX_BOXES || textOf(first) !== textOf(element)) return element;
  return unwrapped(first, depth + 1);
}

/** The heading right over the copy of a frame, with no text between them. */
export function headingOver(box: Element): Element | null {
  let place: Element | null = box;
  while (place && (place === box || !place.hasAttribute(FROM)) && place.localName !== 'body') {
    for (let node = place.previousSibling; node; node = node.previousSibling) {
      const text = node.nodeType === 8 ? '' : (node.textContent ?? '').trim();
      if (text === '') continue;
      return node.nodeType === 1 ? headingIn(node as Element) : null;
    }
    place = place.parentElement;
  }
  return null;
}

/** The heading that an element is, or that is all its text. */
function headingIn(element: Element): Element | null {
  if (element.matches(HEADINGS)) return element;
  const heading = element.querySelector(HEADINGS);
  return heading && textOf(heading) === textOf(element) ? heading : null;
}
