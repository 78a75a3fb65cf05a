import { unwrap, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { rowOf, rowsOf } from './read-rows';
import type { Schema } from './schema';
import { DatabaseBlocked } from './storage-failure';
import type { Mode, Run, StoreName, Transaction, WriteStore, Writing } from './transaction';
import { note } from '../diagnostics/log';

type Open = () => Promise<IDBPDatabase<Schema>>;

/** Runs work in transactions of the browser's own. */
export function createPlainRun(open: Open): Run {
  return async <Kind extends Mode, Result>(
    names: readonly StoreName[],
    mode: Kind,
    work: (transaction: Transaction<Kind>) => Promise<Result>,
    limitMs: number,
  ): Promise<Result> => {
    const transaction = await begin(open, names, mode);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      abort(transaction);
    }, limitMs);
    // It is awaited below, but only once the work is done.
    transaction.done.catch(() => undefined);
    try {
      const result = await work(plainTransaction(transaction) as Transaction<Kind>);
      await transaction.done;
      return result;
    } catch (error) {
      abort(transaction);
      if (isLate) throw new DatabaseBlocked(`The database did not answer within ${limitMs / 1000} s.`);
      // A request of a failed transaction says only that; the transaction has the reason.
      throw transaction.error ?? error;
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The records in a transaction of the browser's own, as they are on disk. */
export function plainTransaction(
  transaction: IDBPTransaction<Schema, StoreName[], IDBTransactionMode>,
): Writing {
  const raw = unwrap(transaction);
  const known = transaction as IDBPTransaction<Schema, StoreName[], 'readwrite'>;
  return {
    // A transaction that only reads refuses to write.
    objectStore: <Name extends StoreName>(name: Name) => known.objectStore(name) as WriteStore<Name>,
    rows: (name, wanted) => rowsOf(raw.objectStore(name), wanted),
    row: (name, key) => rowOf(raw.objectStore(name), key),
    async unlisted() {
      const conversations = known.objectStore('conversations');
      const [ids, byTime, byPage] = await Promise.all([
        conversations.getAllKeys(),
        conversations.index('byTime').getAllKeys(),
        conversations.index('byPage').getAllKeys(),
      ]);
      const both = new Set(byTime).intersection(new Set(byPage));
      return ids.filter((id) => !both.has(id));
    },
  };
}

async function begin(
  open: Open,
  names: readonly StoreName[],
  mode: Mode,
): Promise<IDBPTransaction<Schema, StoreName[], Mode>> {
  try {
    return (await open()).transaction([...names], mode);
  } catch (error) {
    // It was closed for a newer version at the very moment it was returned.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    return (await open()).transaction([...names], mode);
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    note('storage', 'over', error);
    // It is over already.
  }
}
