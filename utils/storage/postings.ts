/**
 * The full-text index. For each block of 256 conversations and each term it stores the conversations with the
 * term: the low bytes of their ordinals, sorted. So a new word in a conversation rewrites a few hundred bytes
 * at most, a search reads a small record for every 256 conversations, and the index of a block is deleted at
 * once.
 */
import { under } from './key-range';
import type { Transaction, Writing } from './transaction';

const BLOCK_BITS = 8;
const LOW = (1 << BLOCK_BITS) - 1;

/** The conversations of each term, while that is being changed. */
export type OrdinalsByTerm = ReadonlyMap<string, ReadonlySet<number>>;

export const blockOf = (ordinal: number): number => ordinal >> BLOCK_BITS;

/** The terms among these that lead to the conversation. */
export async function termsWith(
  transaction: Transaction<'readwrite'>,
  ordinal: number,
  terms: Iterable<string>,
): Promise<readonly string[]> {
  const store = transaction.objectStore('postings');
  const found = await Promise.all(
    Array.from(terms, async (term) => {
      const list = await store.get([blockOf(ordinal), term]);
      return list?.includes(ordinal & LOW) ? [term] : [];
    }),
  );
  return found.flat();
}

/** Makes the terms lead to these conversations too. */
export function addPostings(transaction: Writing, ordinals: OrdinalsByTerm): Promise<void> {
  return change(transaction, ordinals, (list, lows) => list.union(lows));
}

/** Makes the terms no longer lead to these conversations. */
export function removePostings(transaction: Writing, ordinals: OrdinalsByTerm): Promise<void> {
  return change(transaction, ordinals, (list, lows) => list.difference(lows));
}

/**
 * Reads and writes each record once, and all at once: each single request waits for an answer from another
 * process.
 */
async function change(
  transaction: Writing,
  ordinals: OrdinalsByTerm,
  next: (list: ReadonlySet<number>, lows: ReadonlySet<number>) => ReadonlySet<number>,
): Promise<void> {
  const store = transaction.objectStore('postings');
  await Promise.all(
    Array.from(ordinals, ([term, changed]) =>
      Promise.all(
        Array.from(byBlock(changed), async ([block, lows]) => {
          const list = new Set(await store.get([block, term]));
          const after = next(list, lows);
          // A list only grows, or only shrinks.
          if (after.size === list.size) return;
          if (after.size === 0) await store.delete([block, term]);
          else await store.put(Uint8Array.from(after).toSorted(), [block, term]);
        }),
      ),
    ),
  );
}

/** Removes a block of the index. */
export async function removeBlock(transaction: Transaction<'readwrite'>, block: number): Promise<void> {
  await transaction.objectStore('postings').delete(under(block));
}

/** The ordinals of a block. */
export const ordinalsIn = (block: number): IDBKeyRange =>
  IDBKeyRange.bound(block << BLOCK_BITS, (block << BLOCK_BITS) | LOW);

/** A term, or every term that begins with it. */
export interface Sought {
  readonly term: string;
  readonly isBeginning: boolean;
}

/**
 * The conversations up to the ordinal `highest` that a term leads to; null where more than `limit` records begin
 * with it, which would take longer to read than it saves.
 */
export async function readPostings(
  transaction: Transaction<'readonly'>,
  { term, isBeginning }: Sought,
  highest: number,
  limit: number,
): Promise<ReadonlySet<number> | null> {
  const store = transaction.objectStore('postings');
  const blocks = Array.from({ length: blockOf(highest) + 1 }, (_, block) => block);
  const most = Math.ceil(limit / blocks.length);
  const found = await Promise.all(
    blocks.map(async (block) => {
      // No term has U+FFFF, and every other code unit is less.
      if (isBeginning)
        return store.getAll(IDBKeyRange.bound([block, term], [block, `${term}\uffff`]), most + 1);
      const list = await store.get([block, term]);
      return list ? [list] : [];
    }),
  );
  if (found.some((lists) => lists.length > most)) return null;
  const ordinals = new Set<number>();
  for (const [block, lists] of found.entries()) {
    for (const list of lists) for (const low of list) ordinals.add((block << BLOCK_BITS) | low);
  }
  return ordinals;
}

function byBlock(ordinals: Iterable<number>): ReadonlyMap<number, ReadonlySet<number>> {
  const blocks = new Map<number, Set<number>>();
  for (const ordinal of ordinals) {
    const block = blockOf(ordinal);
    const lows = blocks.get(block);
    if (lows) lows.add(ordinal & LOW);
    else blocks.set(block, new Set([ordinal & LOW]));
  }
  return blocks;
}
