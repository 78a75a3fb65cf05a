import { colourOf } from './colours';
import { styleOf } from './displayed';

/** A box without anything in it, that lies over what is below it on the page. */
export interface Cover {
  readonly element: Element;
  readonly box: DOMRect;
}

/** A smaller box, in CSS pixels, covers no words. */
const LEAST = { width: 24, height: 8 };

/** A box with this share of the window's width and height is a curtain before a page that is still loading. */
const WHOLE = 0.9;

/** Empty by their nature: they show something all the same. */
const SHOWN = /^(?:img|input|textarea|canvas|video|iframe|embed|object|svg|hr|br|progress|meter)$/;

/**
 * The opaque boxes that lie still over a page. A box that moves, or fades, is a curtain that the page draws back, and one
 * with words or a picture in it is something to look at.
 */
export function coversIn(page: Document): readonly Cover[] {
  return [...page.body.querySelectorAll(':empty')].flatMap((element): readonly Cover[] => {
    if (SHOWN.test(element.localName)) return [];
    const style = styleOf(element);
    if (!style || !isOver(style) || !isOpaque(style) || isMoving(style)) return [];
    const box = element.getBoundingClientRect();
    const isBox = box.width >= LEAST.width && box.height >= LEAST.height && !isWhole(box, page);
    return isBox ? [{ element, box }] : [];
  });
}

function isWhole({ width, height }: DOMRect, { defaultView: view }: Document): boolean {
  return view !== null && width >= WHOLE * view.innerWidth && height >= WHOLE * view.innerHeight;
}

function isOver({ position, zIndex, visibility, display }: CSSStyleDeclaration): boolean {
  return position === 'absolute' && !zIndex.startsWith('-') && visibility === 'visible' && display !== 'none';
}

function isOpaque(style: CSSStyleDeclaration): boolean {
  const ground = colourOf(style.backgroundColor);
  return (
    (ground?.alpha ?? 0) > 0.95 &&
    style.backgroundImage === 'none' &&
    Number(style.opacity) > 0.95 &&
    style.clipPath === 'none' &&
    style.filter === 'none' &&
    style.mixBlendMode === 'normal'
  );
}

function isMoving(style: CSSStyleDeclaration): boolean {
  return (
    style.animationName !== 'none' ||
    style.transform !== 'none' ||
    style.willChange !== 'auto' ||
    /[1-9]/.test(style.transitionDuration)
  );
}

/** True for an element that lies whole under one of the covers: in the flow of what the cover is placed in. */
export function isCovered(element: Element, covers: readonly Cover[]): boolean {
  if (covers.length === 0) return false;
  const placed = placedAround(element);
  if (placed === element) return false;
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  return covers.some(
    ({ element: cover, box }) =>
      (placed === null || placed.contains(cover)) &&
      box.left <= left + 1 &&
      box.right >= right - 1 &&
      box.top <= top + 1 &&
      box.bottom >= bottom - 1,
  );
}

/** The nearest element that is placed by itself, which has an order of its own; null where the page is. */
function placedAround(element: Element): Element | null {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const style = styleOf(around);
    if (style && (style.position !== 'static' || style.transform !== 'none')) return around;
  }
  return null;
}
