import type { VisibleDom } from '../page/dom/visible-dom';
import { flatAncestors } from './flat-ancestors';

/**
 * A way longer than this many screens is not animated: it would take long, and the page would load everything
 * along it.
 */
const MAX_WAY = 2;

/** A range higher than this share of the screen begins near the top, below sticky headers. */
const HIGH = 0.6;
const TOP = 0.2;

/** A range between these shares of the screen need not move. */
const CALM = { top: 0.12, bottom: 0.92 } as const;

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Scrolls every scroller around a range, across frames and shadow trees, until the range is in the middle.
 */
export function scrollTo(range: Range, visible: VisibleDom): void {
  const frames: Element[] = [];
  for (const element of flatAncestors(range.startContainer, visible)) {
    if (element.matches('iframe,frame')) frames.push(element);
    else if (scrolls(element)) scrollWithin(element, boxOf(range, frames));
  }
}

/** In the coordinates of the document around the outermost of `frames`. */
function boxOf(range: Range, frames: readonly Element[]): Box {
  const { top, left, width, height } = range.getBoundingClientRect();
  const rects = frames.map((frame) => [frame.getBoundingClientRect(), frame] as const);
  return {
    top: rects.reduce((sum, [rect, frame]) => sum + rect.top + frame.clientTop, top),
    left: rects.reduce((sum, [rect, frame]) => sum + rect.left + frame.clientLeft, left),
    width,
    height,
  };
}

function scrollWithin(element: Element, box: Box): void {
  const page = isPage(element);
  const rect = page ? { top: 0, left: 0 } : element.getBoundingClientRect();
  const { clientHeight: height, clientWidth: width } = element;
  const [top, left] = [box.top - rect.top, box.left - rect.left];
  const isHigh = box.height > HIGH * height;
  const isCalm = top >= CALM.top * height && top + box.height <= CALM.bottom * height;
  const down = isCalm ? 0 : top - (isHigh ? TOP * height : (height - box.height) / 2);
  const isBeside = left < 0 || left + Math.min(box.width, width) > width;
  const across = isBeside ? left - Math.max(0, (width - box.width) / 2) : 0;
  if (down !== 0 || across !== 0) {
    const isNear = page && Math.abs(down) < MAX_WAY * height && !prefersStillness();
    element.scrollBy({ top: down, left: across, behavior: isNear ? 'smooth' : 'instant' });
  }
}

function scrolls(element: Element): boolean {
  if (isPage(element)) return true;
  const isLarger =
    element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  if (!isLarger || element === element.ownerDocument.body) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  // A box with hidden overflow also scrolls when a script asks for it.
  return /auto|scroll|hidden/.test(`${overflowX} ${overflowY}`);
}

function isPage(element: Element): boolean {
  return element === element.ownerDocument.scrollingElement;
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
