import { counterMark } from './generated-text';
import { isBullet, listMark } from './counter-styles';
import type { Style } from './displayed';

const LISTS = 'ol,ul,menu,dir';

/** The attribute in which a copy notes the mark of an item; empty where the page shows none, or a bullet. */
export const MARK = 'data-mark';

/** The styles of the attribute `type`, for documents without a window. */
const TYPES: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** The numbers of the items of the lists that were met. */
export type ItemNumbers = WeakMap<Element, number>;

/** Notes on the copy of a list's item how the page marks it: `3.`, `(b)`, `II.`. */
export function noteMark(item: Element, copy: Element, style: Style, numbers: ItemNumbers): void {
  copy.setAttribute(MARK, markOf(item, style, numbers));
}

function markOf(item: Element, style: Style, numbers: ItemNumbers): string {
  const own = style ? counterMark(item, style, () => numberOf(item, numbers)) : null;
  if (own !== null) return own;
  if (style?.listStyleType) {
    const type = style.listStyleType;
    if (isBullet(type) || style.display !== 'list-item') return '';
    return (style.listStyleImage || 'none') === 'none' ? listMark(numberOf(item, numbers), type) : '';
  }
  const list = item.parentElement?.closest(LISTS);
  if (list?.localName !== 'ol') return '';
  const type = item.getAttribute('type') ?? list.getAttribute('type') ?? '1';
  return listMark(numberOf(item, numbers), TYPES[type] ?? 'decimal');
}

function numberOf(item: Element, numbers: ItemNumbers): number {
  const list = item.parentElement?.closest(LISTS) ?? item.parentElement;
  if (!numbers.has(item) && list) numberItems(list, numbers);
  return numbers.get(item) ?? 1;
}

/** HTML, "The li element": what the next item counts from, and the values that items have of their own. */
function numberItems(list: Element, numbers: ItemNumbers): void {
  const items = [...list.querySelectorAll('li')].filter(
    (item) => (item.parentElement?.closest(LISTS) ?? list) === list,
  );
  const isReversed = list.hasAttribute('reversed');
  const step = isReversed ? -1 : 1;
  let number = integer(list, 'start') ?? (isReversed ? items.length : 1);
  for (const item of items) {
    number = integer(item, 'value') ?? number;
    numbers.set(item, number);
    number += step;
  }
}

function integer(element: Element, attribute: string): number | null {
  const value = Number.parseInt(element.getAttribute(attribute) ?? '', 10);
  return Number.isNaN(value) ? null : value;
}
