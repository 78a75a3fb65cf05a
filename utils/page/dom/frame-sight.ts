/** A fainter frame is not seen. */
const MIN_OPACITY = 0.05;

/** Paths and filters that leave nothing of an element. */
const CLIPPED = /^(?:inset\((?:[5-9]\d|100)(?:\.\d+)?%|circle\(0(?:px|%)?[ )])/;
const FILTERED = /opacity\(0(?:\.0\d*)?%?\)/;

/** `clip: rect(top, right, bottom, left)` */
const RECT = /^rect\(([\d.-]+)px,? ([\d.-]+)px,? ([\d.-]+)px,? ([\d.-]+)px\)$/;

/** The positions of the boxes that clip and scroll what is itself positioned so; the rest is held by any box. */
const HOLDERS: Readonly<Record<string, RegExp>> = {
  absolute: /absolute|fixed|relative|sticky/,
  fixed: /(?!)/,
};
const ANY = /^/;

/**
 * True for a frame that a reader sees, or would by scrolling to it: not transparent, hidden, clipped away or beyond the
 * edges of the page.
 */
export function isInSight(frame: Element): boolean {
  const view = frame.ownerDocument.defaultView;
  if (!view) return true;
  if (view.getComputedStyle(frame).visibility === 'hidden') return false;
  const box = frame.getBoundingClientRect();
  const sides = { left: box.left + view.scrollX, right: box.right + view.scrollX, scrolls: false };
  let bottom = box.bottom + view.scrollY;
  let [opacity, holder] = [1, ANY];
  for (let each: Element | null = frame; each; each = aroundOf(each)) {
    const style = view.getComputedStyle(each);
    opacity *= Number.parseFloat(style.opacity || '1');
    if (opacity < MIN_OPACITY || isClipped(style)) return false;
    const isHeld = each !== frame && !isPage(each) && holder.test(style.position);
    if (isHeld && isEmptyBox(each, style)) return false;
    if (isHeld) {
      // What was scrolled out of a box can be scrolled into it again.
      sides.right += Math.abs(each.scrollLeft);
      bottom += each.scrollTop;
      sides.scrolls ||= /auto|scroll/.test(style.overflow);
    }
    if (each === frame || holder.test(style.position)) holder = HOLDERS[style.position] ?? ANY;
  }
  return bottom > 0 && isBesideNoEdge(view, sides);
}

/** True for the elements whose edges are those of the view. */
function isPage({ localName }: Element): boolean {
  return localName === 'html' || localName === 'body';
}

/** The element around another, as the browser composes them. */
function aroundOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null);
}

function isClipped({ clipPath, clip, filter, position }: CSSStyleDeclaration): boolean {
  if (CLIPPED.test(clipPath) || FILTERED.test(filter)) return true;
  const [, top, right, bottom, left] = RECT.exec(clip) ?? [];
  if (top === undefined || !/absolute|fixed/.test(position)) return false;
  return Number(right) - Number(left) <= 1 || Number(bottom) - Number(top) <= 1;
}

/** True for a box of no size that shows nothing of what overflows it. */
function isEmptyBox(
  { clientWidth, clientHeight }: Element,
  { overflow, display }: CSSStyleDeclaration,
): boolean {
  if (!/hidden|clip|auto|scroll/.test(overflow) || /contents|inline$/.test(display)) return false;
  return clientWidth <= 1 || clientHeight <= 1;
}

interface Sides {
  readonly left: number;
  readonly right: number;
  /** True if a box around it can be scrolled. */
  readonly scrolls: boolean;
}

/** True for what is not beyond the side of a page that cannot be scrolled to. */
function isBesideNoEdge(view: Window, { left, right, scrolls }: Sides): boolean {
  const { documentElement: root, body } = view.document;
  const isLeftwards = view.getComputedStyle(root).direction === 'rtl';
  const isFixed = [root, body].some((each) => /hidden|clip/.test(view.getComputedStyle(each).overflowX));
  if (right <= 0 && (!isLeftwards || isFixed)) return false;
  return scrolls || left < root.clientWidth || (!isLeftwards && !isFixed);
}
