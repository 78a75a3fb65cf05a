import type { Database } from './transaction';
import { transact } from './transact';
import type { Transaction } from './transaction';

export interface Digests {
  /** The kept ones among these, by key; from now on they are kept for this page too. */
  keptFor(page: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The keys among these that are not kept. */
  missingOf(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps a digest as long as the text of this page is stored; without the text, none is kept. */
  keep(page: string, key: string, text: string): Promise<void>;
}

/**
 * Summaries of sections of pages, on disk. The key is the hash of everything a summary was made from, so that
 * a changed page needs new ones for its changed sections alone. Pages are given by the hashes of their texts.
 * A digest is deleted with the last text it belongs to, and not by age: it reveals the text, which a user who
 * deletes a conversation wants gone; and as long as the text is there, making it again would cost money.
 */
export function createDigests(database: Database): Digests {
  return {
    keptFor: (page, keys) =>
      transact(database, ['digests', 'texts'], 'readwrite', async (transaction) => {
        const store = transaction.objectStore('digests');
        const isStored = (await transaction.objectStore('texts').getKey(page)) !== undefined;
        const found = await Promise.all(keys.map((key) => store.get(key)));
        const kept = found.filter((digest) => digest !== undefined);
        for (const digest of kept) {
          if (isStored && !digest.pages.includes(page)) {
            await store.put({ ...digest, pages: [...digest.pages, page] });
          }
        }
        return new Map(kept.map(({ key, text }) => [key, text]));
      }),

    missingOf: (keys) =>
      transact(database, ['digests'], 'readonly', async (transaction) => {
        const store = transaction.objectStore('digests');
        const found = await Promise.all(keys.map((key) => store.getKey(key)));
        return new Set(keys.filter((_, i) => found[i] === undefined));
      }),

    keep: (page, key, text) =>
      transact(database, ['digests', 'texts'], 'readwrite', async (transaction) => {
        if ((await transaction.objectStore('texts').getKey(page)) === undefined) return;
        const store = transaction.objectStore('digests');
        const { pages = [] } = (await store.get(key)) ?? {};
        await store.put({ key, text, pages: [...new Set([...pages, page])] });
      }),
  };
}

/** Deletes the text of a page, or a picture, that no turn refers to, and the digests that belong to no other. */
export async function forgetUnusedText(transaction: Transaction<'readwrite'>, hash: string): Promise<void> {
  const turns = transaction.objectStore('turns');
  const uses = await Promise.all([
    turns.index('pageHash').count(hash),
    turns.index('otherTexts').count(hash),
  ]);
  if (uses.some((count) => count > 0)) return;
  await transaction.objectStore('texts').delete(hash);
  const store = transaction.objectStore('digests');
  for (const digest of await store.index('pages').getAll(hash)) {
    const pages = digest.pages.filter((page) => page !== hash);
    if (pages.length === 0) await store.delete(digest.key);
    else await store.put({ ...digest, pages });
  }
}
