import { pageKey } from '../../text/page-key';
import type { VisibleDom } from '../dom/visible-dom';
import { indexOf, itemsIn, textOfItem, virtualLists } from './virtual-list';

/** No more items than this are kept of a page: it must stay a page. */
export const MAX_ITEMS = 5000;

interface Shown {
  readonly index: number | null;
  readonly text: string;
  readonly copy: readonly Node[];
}

export type ShownItems = ReturnType<typeof createShownItems>;

/**
 * Remembers what the lists of a page have shown while it was scrolled, where they throw it away again.
 * `copyOf` copies an item as it is to be read.
 */
export function createShownItems(
  document: Document,
  visible: VisibleDom,
  copyOf: (item: Element) => readonly Node[],
) {
  const lists = new Map<Element, readonly Shown[]>();
  const places = new WeakMap<Element, { readonly place: string; readonly item: Shown }>();
  let url = document.URL;

  function forgetOtherPages(): void {
    if (url === document.URL) return;
    if (pageKey(url) !== pageKey(document.URL)) lists.clear();
    url = document.URL;
  }

  /** What was known of a list, brought up to date, and what it shows now. */
  function look(list: Element): { readonly known: readonly Shown[]; readonly now: readonly Shown[] } {
    const known = lists.get(list) ?? [];
    const before = new Map(known.map((item) => [identity(item), item]));
    const updated = new Map<Shown, Shown>();
    const now = numberedOnce(itemsIn(list, visible)).map(([element, index]) => {
      const text = textOfItem(element, visible);
      const item = before.get(identity({ index, text })) ?? { index, text, copy: copyOf(element) };
      const last = places.get(element);
      const place = placeOf(element);
      // Where it was, with another text: more of it has come. Elsewhere it is another item in the same element.
      if (last && last.place === place && last.item !== item) updated.set(last.item, item);
      places.set(element, { place, item });
      return item;
    });
    return { known: known.map((item) => updated.get(item) ?? item), now };
  }

  return {
    /** Takes in what the lists show just now. */
    collect(): void {
      forgetOtherPages();
      for (const list of new Set([...virtualLists(document, visible), ...lists.keys()])) {
        if (!list.isConnected || count(lists) >= MAX_ITEMS) continue;
        const { known, now } = look(list);
        lists.set(list, merge(known, now));
      }
    },

    /** Takes in items that a list has dropped, before what it shows: a list that was not known to do so. */
    takeDropped(list: Element, items: readonly Element[]): void {
      if (lists.has(list)) return;
      const dropped = items.filter((item) => textOfItem(item, visible) !== '' && isLikeThoseOf(list, item));
      if (dropped.length === 0) return;
      const gone = dropped.map((item) => ({
        index: indexOf(item),
        text: textOfItem(item, visible),
        copy: copyOf(item),
      }));
      lists.set(list, merge(gone, look(list).now));
    },

    /**
     * Copies of all items that a list has shown, in order; null for what is no such list, has become another, or
     * still has them all.
     */
    of(list: Element): readonly Node[] | null {
      forgetOtherPages();
      if (!lists.has(list)) return null;
      const { known, now } = look(list);
      const identities = new Set(known.map(identity));
      if (now.length > 0 && !now.some((item) => identities.has(identity(item)))) {
        lists.delete(list);
        return null;
      }
      const all = merge(known, now);
      lists.set(list, all);
      return all.length > now.length ? all.flatMap(({ copy }) => copy) : null;
    },

    has: (list: Element): boolean => lists.has(list),
    count: (): number => count(lists),
  };
}

/** Items with their numbers; without, where a number is there twice and so is none. */
function numberedOnce(items: readonly Element[]): readonly (readonly [Element, number | null])[] {
  const numbers = items.map(indexOf);
  const isUnique = new Set(numbers).size === numbers.length;
  return items.map((item, at) => [item, isUnique ? (numbers[at] ?? null) : null]);
}

function placeOf(item: Element): string {
  const { top, transform } = (item as HTMLElement).style ?? {};
  return `${indexOf(item) ?? ''} ${top ?? ''} ${transform ?? ''}`;
}

function count(lists: ReadonlyMap<Element, readonly Shown[]>): number {
  return [...lists.values()].reduce((sum, items) => sum + items.length, 0);
}

/** A notice that more is loading is no item. */
function isLikeThoseOf(list: Element, item: Element): boolean {
  return [...list.children].some(
    ({ localName, className }) => localName === item.localName && className === item.className,
  );
}

function identity({ index, text }: Pick<Shown, 'index' | 'text'>): string {
  return `${index ?? ''} ${text}`;
}

/**
 * What was known of a list and what it shows now, as one list. Numbers tell the place of an item, and the
 * newest text of a number holds; without them, what both have in common joins them, so that two items with the
 * same text stay two.
 */
export function merge<T extends { readonly index: number | null; readonly text: string }>(
  known: readonly T[],
  now: readonly T[],
): readonly T[] {
  if ([...known, ...now].every(({ index }) => index !== null)) {
    const byIndex = new Map([...known, ...now].map((item) => [item.index ?? 0, item]));
    return [...byIndex.values()].toSorted((one, other) => (one.index ?? 0) - (other.index ?? 0));
  }
  for (let start = Math.max(0, known.length - now.length); start < known.length; start += 1) {
    const common = known.length - start;
    if (now.slice(0, common).every(({ text }, offset) => text === known[start + offset]?.text)) {
      return [...known, ...now.slice(common)];
    }
  }
  const texts = new Set(known.map(({ text }) => text));
  return [...known, ...now.filter(({ text }) => !texts.has(text))];
}
