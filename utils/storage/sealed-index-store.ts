import type { IndexChanges } from './index-plan';
import type { PostingKey, SealedIndex } from './sealed-index';
import type { WriteStore } from './transaction';

const nameOf = ([block, term]: PostingKey): string => `${block} ${term}`;

const none = (): never => {
  throw new Error('The full-text index is read by its terms alone.');
};

/** The full-text index of a sealed database, as a store. Its changes wait until the transaction is put on disk. */
export function createIndexStore(index: SealedIndex) {
  const lists = new Map<string, readonly [key: PostingKey, list: Uint8Array | null]>();
  const removed = new Set<number>();

  function get(query: [block: number, term: string] | IDBKeyRange): Promise<Uint8Array | undefined> {
    if (query instanceof IDBKeyRange) return none();
    const changed = lists.get(nameOf(query));
    if (changed) return Promise.resolve(changed[1] ?? undefined);
    return removed.has(query[0]) ? Promise.resolve(undefined) : index.get(query);
  }

  const store: WriteStore<'postings'> = {
    get,
    getAll: (query, count = Infinity) => (query instanceof IDBKeyRange ? index.within(query, count) : none()),
    put(value, key) {
      if (key) lists.set(nameOf(key), [key, value]);
      return Promise.resolve();
    },
    delete(query) {
      if (query instanceof IDBKeyRange) {
        const [block] = query.lower as PostingKey;
        removed.add(block);
        for (const [name, [key]] of lists) if (key[0] === block) lists.delete(name);
      } else lists.set(nameOf(query), [query, null]);
      return Promise.resolve();
    },
    getKey: none,
    getAllKeys: none,
    count: none,
    index: none,
    add: none,
    clear: none,
  };

  return {
    store,
    /** Everything that was done to the index, with the conversations that are deleted. */
    changes: (deleted: readonly number[]): IndexChanges => ({ lists: lists.values(), removed, deleted }),
  };
}
