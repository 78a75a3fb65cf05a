import { pageKey } from '../../text/page-key';
import type { VisibleDom } from '../dom/visible-dom';
import { indexOf, itemsIn, textOfItem, virtualLists } from './virtual-list';

/** The most items that are kept of a page. */
export const MAX_ITEMS = 5000;

interface Shown {
  readonly index: number | null;
  readonly text: string;
  readonly copy: readonly Node[];
}

export type ShownItems = ReturnType<typeof createShownItems>;

/**
 * Remembers the items that a page's lists have shown while it was scrolled, where they are removed again.
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

  /** The known items of a list, brought up to date, and the items it shows now. */
  function look(list: Element): { readonly known: readonly Shown[]; readonly now: readonly Shown[] } {
    const known = lists.get(list) ?? [];
    const before = new Map(known.map((item) => [identity(item), item]));
    const updated = new Map<Shown, Shown>();
    const now = numberedOnce(itemsIn(list, visible)).map(([element, index]) => {
      const text = textOfItem(element, visible);
      const item = before.get(identity({ index, text })) ?? { index, text, copy: copyOf(element) };
      const last = places.get(element);
      const place = placeOf(element);
      // In the same place with another text, more of the item has come. Elsewhere it is another item in the
      // same element.
      if (last && last.place === place && last.item !== item) updated.set(last.item, item);
      places.set(element, { place, item });
      return item;
    });
    return { known: known.map((item) => updated.get(item) ?? item), now };
  }

  return {
    /** Collects the items that the lists show at this moment. */
    collect(): void {
      forgetOtherPages();
      for (const list of new Set([...virtualLists(document, visible), ...lists.keys()])) {
        if (!list.isConnected || count(lists) >= MAX_ITEMS) continue;
        const { known, now } = look(list);
        lists.set(list, merge(known, now));
      }
    },

    /** Collects items that a list has removed, before those it shows: a list that was not known to do so. */
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
     * Copies all items that a list has shown, in order; null for an element that is no such list, has become
     * another, or still has them all.
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

/** Items with their numbers, or without where a number comes twice and so is none. */
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

/** True if the item is like those in the list: a notice that more is loading is no item. */
function isLikeThoseOf(list: Element, item: Element): boolean {
  return [...list.children].some(
    ({ localName, className }) => localName === item.localName && className === item.className,
  );
}

function identity({ index, text }: Pick<Shown, 'index' | 'text'>): string {
  return `${index ?? ''} ${text}`;
}

/**
 * Merges the known items of a list with those it shows now. Numbers give the place of an item, and the newest
 * text of a number wins; without numbers the two are joined at what they share, so that two items with the
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
