import type { VisibleDom } from '../page/dom/visible-dom';
import { type Box, outside, within } from './boxes';
import { flatAncestors } from './flat-ancestors';

/** Elements that paint something of their own, whatever their background. */
const PAINTED: ReadonlySet<string> = new Set('img video canvas iframe embed object'.split(' '));

/** A background of less than this alpha lets the words behind it through. */
const SOLID = 0.5;

/**
 * The boxes in which a reader sees a range just now, in its window's coordinates: without what its scrollers
 * cut off, and without what lies under something else, such as a header that stays while the page scrolls.
 */
export function seenBoxes(range: Range, visible: VisibleDom): readonly Box[] {
  const { startContainer } = range;
  const element = elementAt(startContainer);
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
  const around = [...flatAncestors(startContainer, visible)].filter(
    ({ ownerDocument }) => ownerDocument === element.ownerDocument,
  );
  const frame = clipOf(around);
  const boxes = Array.from(range.getClientRects(), (rect) => within(rect, frame)).filter(
    (box) => box !== null,
  );
  const covers = new Set(boxes.flatMap((box) => coversOf(box, element, new Set(around))));
  return [...covers].reduce<readonly Box[]>(
    (left, cover) => left.flatMap((box) => outside(box, cover.getBoundingClientRect())),
    boxes,
  );
}

function elementAt(node: Node): Element | null {
  return node.nodeType === node.ELEMENT_NODE ? (node as Element) : node.parentElement;
}

/** The part of the window that the scrollers around something leave open, the nearest of which is first. */
function clipOf(around: readonly Element[]): Box {
  let clip: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  let position = 'static';
  for (const element of around) {
    const style = getComputedStyle(element);
    // What is placed freely leaves the boxes around it that are not placed themselves.
    const isLeft = position === 'fixed' || (position === 'absolute' && style.position === 'static');
    if (isLeft) continue;
    position = style.position;
    if (!cuts(element, style)) continue;
    const inner = innerBox(element);
    // Nothing is left of what is cut off wholly.
    clip = within(clip, inner) ?? { ...inner, right: inner.left };
  }
  return clip;
}

function cuts(element: Element, { overflowX, overflowY, display }: CSSStyleDeclaration): boolean {
  const isViewport = element === element.ownerDocument.documentElement || isPageBody(element);
  return (
    !isViewport &&
    !/^(?:inline|contents)$/.test(display) &&
    [overflowX, overflowY].some((overflow) => overflow !== 'visible')
  );
}

/** CSS Overflow 3, "Overflow viewport propagation": the window scrolls in its place. */
function isPageBody(element: Element): boolean {
  return (
    element === element.ownerDocument.body &&
    getComputedStyle(element.ownerDocument.documentElement).overflow === 'visible'
  );
}

function innerBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect();
  const [x, y] = [left + element.clientLeft, top + element.clientTop];
  return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
}

/** The elements that hide words in a box: probed at its middle and near its edges. */
function coversOf(box: Box, element: Element, around: ReadonlySet<Element>): readonly Element[] {
  // The pointer does not find such words, nor what lies over them.
  if (getComputedStyle(element).pointerEvents === 'none') return [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const points = [
    [x, y],
    [x, box.top + 1],
    [x, box.bottom - 1],
    [box.left + 1, y],
    [box.right - 1, y],
  ] as const;
  return points.flatMap(([left, top]) => {
    const cover = root
      .elementsFromPoint(left, top)
      .find((one) => element.contains(one) || around.has(one) || isSolid(one));
    return cover && !element.contains(cover) && !around.has(cover) ? [cover] : [];
  });
}

function isSolid(element: Element): boolean {
  if (PAINTED.has(element.localName)) return true;
  const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
  if (Number(opacity) < SOLID) return false;
  const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(backgroundColor)?.[1] ?? '1';
  return backgroundImage !== 'none' || Number(alpha) >= SOLID;
}
