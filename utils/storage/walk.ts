import { under } from './key-range';
import type { ConversationQuery, ListPosition } from './listed-conversations';
import type { Transaction } from './transaction';

/** The place of a conversation in the list, and its number in the full-text index. */
export interface ListPlace {
  readonly newness: number;
  readonly id: string;
  readonly ordinal: number;
}

/** The index that has the conversations of a list in its order, and the range of the wanted ones. */
export function listed({ pageKey, after }: Pick<ConversationQuery, 'pageKey' | 'after'>) {
  // Only the ordinal comes after the id, and an array is greater than any number.
  const rest = after && [-after[0], after[1], []];
  if (pageKey === null) {
    const range = rest ? IDBKeyRange.lowerBound(rest) : null;
    return { index: 'byTime', range } as const;
  }
  const range = rest ? IDBKeyRange.bound([pageKey, ...rest], [pageKey, []]) : under(pageKey);
  return { index: 'byPage', range } as const;
}

/** The places of conversations in the order of the list. It reads keys alone. */
export async function* walk(
  transaction: Transaction<'readonly'>,
  query: Pick<ConversationQuery, 'pageKey' | 'after'>,
): AsyncGenerator<ListPlace> {
  const { index, range } = listed(query);
  let cursor = await transaction.objectStore('conversations').index(index).openKeyCursor(range);
  while (cursor) {
    const key: readonly (string | number)[] = cursor.key;
    const [newness, id, ordinal] = key.slice(-3);
    yield { newness: Number(newness), id: String(id), ordinal: Number(ordinal) };
    cursor = await cursor.continue();
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
  const [updatedAt, id] = position;
  return inListOrder(place, { newness: -updatedAt, id, ordinal: 0 }) > 0;
}
