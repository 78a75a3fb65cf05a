import { flatText } from '../dom/flat-text';
import { ancestorsOf } from '../dom/page-range';
import { scopesOf } from '../dom/shadow-roots';
import type { VisibleDom } from '../dom/visible-dom';
import { emptiedLists } from './emptied-parts';

/**
 * Attributes by which list libraries and ARIA number the items of a list when the document has only some of
 * them.
 */
const INDEX_ATTRIBUTES = [
  'aria-rowindex',
  'aria-posinset',
  'data-index',
  'data-item-index',
  'data-row-index',
] as const;

const NUMBERED = INDEX_ATTRIBUTES.map((name) => `[${name}]`).join(',');

/** Items that are placed one by one, instead of one below the other. */
const PLACED = '[style*="position: absolute"],[style*="position:absolute"],[style*="translate"]';

/** An empty element of at least this height, in CSS pixels, holds the place of missing items. */
const MIN_SPACER = 100;

/** The number of an item in its list; null where the page does not tell. */
export function indexOf(item: Element): number | null {
  for (const name of INDEX_ATTRIBUTES) {
    const value = item.getAttribute(name);
    if (value !== null && /^\d+$/.test(value)) return Number(value);
  }
  return null;
}

/** The text of an item on one line, shadow trees included. */
export function textOfItem(item: Element, visible: VisibleDom): string {
  return flatText({ root: item, visible, endsIn: () => false })
    .replace(/\s+/g, ' ')
    .trim();
}

/** The items that a list has in the document at this moment, in visual order. */
export function itemsIn(list: Element, visible: VisibleDom): readonly Element[] {
  const items = [...list.children].filter((child) => textOfItem(child, visible) !== '');
  const places = new Map(items.map((item) => [item, item.getBoundingClientRect()]));
  return items.toSorted((one, other) => {
    const [a, b] = [places.get(one), places.get(other)];
    return a && b ? a.top - b.top || a.left - b.left : 0;
  });
}

/**
 * The lists that keep only their visible items in the document: items are numbered or placed one by one, or
 * empty elements hold the place of the others, or its own emptied parts. A list within an item is part of it.
 */
export function virtualLists(document: Document, visible: VisibleDom): readonly Element[] {
  const lists = new Set<Element>();
  for (const scope of scopesOf(document, visible)) {
    for (const item of scope.querySelectorAll(`${NUMBERED},${PLACED}`)) {
      const list = item.parentElement;
      if (list && !lists.has(list) && isListOf(list, item)) lists.add(list);
    }
    for (const spacer of scope.querySelectorAll<HTMLElement>('[style*="height"],[style*="padding"]')) {
      const list = listAround(spacer);
      if (list && itemsIn(list, visible).length > 1) lists.add(list);
    }
  }
  for (const list of emptiedLists(document, visible)) lists.add(list);
  return [...lists].filter((list) => !ancestorsOf(list).some((other) => other !== list && lists.has(other)));
}

/** True if most items are of the same kind as this one. */
function isListOf(list: Element, item: Element): boolean {
  if (list === list.ownerDocument.body) return false;
  const alike = [...list.children].filter(
    (child) => child.localName === item.localName && (indexOf(child) !== null || child.matches(PLACED)),
  );
  return alike.length > 2 && alike.length * 2 > list.children.length;
}

function listAround(element: HTMLElement): Element | null {
  const { paddingTop, paddingBottom, height } = element.style;
  if (Math.max(pixels(paddingTop), pixels(paddingBottom)) >= MIN_SPACER) return element;
  const isSpacer = pixels(height) >= MIN_SPACER && element.childElementCount === 0;
  return isSpacer && (element.textContent ?? '').trim() === '' && isAtAnEnd(element)
    ? element.parentElement
    : null;
}

function isAtAnEnd(element: Element): boolean {
  return !element.previousElementSibling || !element.nextElementSibling;
}

/** True if most of the height of a list is empty: its items are yet to come, or already gone. */
export function isMostlyUnseen(list: Element, visible: VisibleDom): boolean {
  const items = itemsIn(list, visible);
  const seen = items.reduce((sum, item) => sum + item.getBoundingClientRect().height, 0);
  return items.length > 2 && list.scrollHeight > 3 * seen;
}

function pixels(length: string): number {
  return length.endsWith('px') ? Number.parseFloat(length) : 0;
}
