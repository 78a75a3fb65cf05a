import { askedAtOf, LISTED, otherPlaces, pinnedPlaces, type PlaceRange } from './list-place';
import type { ConversationQuery, ListPosition } from './listed-conversations';
import type { Transaction } from './transaction';

/** The place of a conversation in the list, and its number in the full-text index. */
export interface ListPlace {
  readonly newness: number;
  readonly id: string;
  readonly ordinal: number;
}

/** A stretch of an index that has conversations of a list in their order, or in the opposite one. */
export interface Stretch {
  readonly index: 'byTime' | 'byPage';
  readonly range: IDBKeyRange;
  readonly isBackwards: boolean;
}

type Limits = Pick<ConversationQuery, 'pageKey' | 'after' | 'order' | 'since'>;

/** The stretches that together have the conversations of a list by time, from its position on. */
export function stretchesOf({ pageKey, after, order = 'newest', since = 0 }: Limits): readonly Stretch[] {
  const isBackwards = order === 'oldest';
  const index = pageKey === null ? 'byTime' : 'byPage';
  const prefix = pageKey === null ? [] : [pageKey];
  // Only the ordinal comes after the id, and an array is greater than any number.
  const position = after && [...prefix, after[0], after[1], []];
  const parts = since === 0 && !isBackwards ? [LISTED] : [pinnedPlaces(since), otherPlaces(since)];
  return parts
    .filter((part) => after === null || !isOver(part, Number(after[0]), isBackwards))
    .map(({ first, last }) => {
      const lower = [...prefix, first];
      const upper = [...prefix, last, []];
      const isHere = position !== null && first <= Number(after?.[0]) && Number(after?.[0]) <= last;
      if (!isHere) return { index, range: IDBKeyRange.bound(lower, upper), isBackwards };
      const range = isBackwards
        ? IDBKeyRange.bound(lower, [...prefix, ...(after ?? []).slice(0, 2)], false, true)
        : IDBKeyRange.bound(position, upper);
      return { index, range, isBackwards };
    });
}

/** True if a list has passed all places of a part: the pinned ones come first, whatever the order. */
function isOver({ first, last }: PlaceRange, at: number, isBackwards: boolean): boolean {
  const isPinnedPart = last < otherPlaces(0).first;
  const isPinned = at < otherPlaces(0).first;
  if (isPinnedPart !== isPinned) return isPinnedPart;
  return isBackwards ? at < first : at > last;
}

/** The places of conversations in the order of the list, the newest first. It reads keys alone. */
export async function* walk(
  transaction: Transaction<'readonly'>,
  query: Pick<ConversationQuery, 'pageKey' | 'after' | 'since'>,
): AsyncGenerator<ListPlace> {
  for (const { index, range } of stretchesOf(query)) {
    let cursor = await transaction.objectStore('conversations').index(index).openKeyCursor(range);
    while (cursor) {
      const key: readonly (string | number)[] = cursor.key;
      const [newness, id, ordinal] = key.slice(-3);
      yield { newness: Number(newness), id: String(id), ordinal: Number(ordinal) };
      cursor = await cursor.continue();
    }
  }
}

/** Compares places by the order of the list. */
export function inListOrder(a: ListPlace, b: ListPlace): number {
  if (a.newness !== b.newness) return a.newness - b.newness;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** True if a place comes after a position of the list. */
export function isAfter(place: ListPlace, position: ListPosition | null): boolean {
  if (position === null) return true;
  const [newness, id] = position;
  return inListOrder(place, { newness: Number(newness), id, ordinal: 0 }) > 0;
}

/** True if a list shows the place, with nothing older than `since`. */
export function isListed({ newness }: ListPlace, since = 0): boolean {
  return newness <= LISTED.last && askedAtOf(newness) >= since;
}
