/** The division of a model's room among the pages that are asked about together. */
import { NEEDED } from './needed';

/** In tokens, as `PageRoom` has them. */
export interface JoinedRoom {
  readonly page: number;
  readonly parts: number;
  readonly whole: number;
}

export interface JoinedShare {
  /** Tokens of the page, and how many of them may go. */
  readonly tokens: number;
  readonly budget: number;
}

/**
 * The share of each page that is asked about together with the others: all of it where all of them fit, else as much as
 * of any other. A page takes no more than it needs, and the rest is for those that need more. The panel shows these
 * shares, and the background keeps to them. `sizes` are in tokens, without the sections that the user took out.
 */
export function joinedShares(
  sizes: readonly number[],
  { page: room, parts, whole }: JoinedRoom,
): readonly JoinedShare[] {
  const doFit = sizes.reduce((sum, size) => sum + size, 0) <= room;
  const budgets = doFit ? sizes : fairShares(sizes, parts);
  return sizes.map((tokens, index) => {
    const budget = budgets[index] ?? 0;
    // Only what the question needs is to go: of a page that is longer, its parts.
    return { tokens, budget: whole < room && tokens > whole ? Math.min(budget, NEEDED.part) : budget };
  });
}

function fairShares(sizes: readonly number[], room: number): readonly number[] {
  const shares = new Map<number, number>();
  let left = room;
  const bySize = [...sizes.entries()].toSorted(([, one], [, other]) => one - other);
  for (const [rank, [index, size]] of bySize.entries()) {
    const share = Math.min(size, Math.floor(left / (sizes.length - rank)));
    shares.set(index, share);
    left -= share;
  }
  return sizes.map((_, index) => shares.get(index) ?? 0);
}
