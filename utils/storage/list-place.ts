/**
 * The place of a conversation in the lists, as one number: an index has the smallest first. Pinned conversations come
 * before all others, and those whose deletion can still be undone after zero, where no list looks.
 */

/** More milliseconds than any clock counts; twice as many are still whole numbers. */
const PINNED = 4e15;

interface Placed {
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly isPinned?: true;
  readonly removedAt?: number;
}

export function newnessOf({ updatedAt, isPinned, removedAt }: Placed): number {
  if (removedAt !== undefined) return Math.max(1, removedAt);
  return isPinned ? -PINNED - Math.min(updatedAt, PINNED) : -Math.min(updatedAt, PINNED - 1);
}

/** The time of the last question, from the place in the lists. */
export const askedAtOf = (newness: number): number => -newness % PINNED || 0;

/** The places of conversations that were asked something at `since` or later, from the first to the last. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

const LOWEST = -2 * PINNED;

/** The places of pinned conversations, and of all others. */
export const pinnedPlaces = (since: number): PlaceRange => ({ first: LOWEST, last: -PINNED - since });
export const otherPlaces = (since: number): PlaceRange => ({ first: -PINNED + 1, last: -since });

/** The places of all conversations that a list shows. */
export const LISTED: PlaceRange = { first: LOWEST, last: 0 };

/** The places of conversations without a question since `before`, but for pinned ones. */
export const olderPlaces = (before: number): PlaceRange => ({ first: -before, last: 0 });

/** The places of pinned conversations without a question since `before`. */
export const olderPinnedPlaces = (before: number): PlaceRange => ({ first: -PINNED - before, last: -PINNED });

/** The places of conversations that were deleted at `at` or before. */
export const removedPlaces = (at: number): PlaceRange => ({ first: 1, last: at });
