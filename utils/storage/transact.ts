import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, Schema } from './schema';
import { DatabaseBlocked, isQuotaExceeded } from './storage-failure';
import { note } from '../diagnostics/log';

type Name = StoreNames<Schema>;

/** A transaction as `transact` passes it to the work, which must know its stores. */
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, Name[], Mode>;

/**
 * A worker's request for its database takes milliseconds; one that waits this long waits for another context.
 */
const LIMIT_MS = 10_000;

/**
 * Runs `work` in one transaction, all of it or nothing, and resolves once it is on disk. `work` awaits
 * nothing but the transaction's own requests, and may run twice: where the disk is full, the requests that
 * are kept for "What was sent" make room, and it is tried once more.
 *
 * Throws `DatabaseBlocked` after `limitMs`; the work is undone then, and nothing of it happens later.
 */
export async function transact<Mode extends 'readonly' | 'readwrite', Result>(
  database: Database,
  names: readonly Name[],
  mode: Mode,
  work: (transaction: Transaction<Mode>) => Promise<Result>,
  limitMs = LIMIT_MS,
): Promise<Result> {
  const attempt = () => once(database, names, mode, work, limitMs);
  try {
    return await attempt();
  } catch (error) {
    if (mode === 'readonly' || !isQuotaExceeded(error)) throw error;
    await once(database, ['requests'], 'readwrite', (room) => room.objectStore('requests').clear(), limitMs);
    return attempt();
  }
}

async function once<Mode extends 'readonly' | 'readwrite', Result>(
  database: Database,
  names: readonly Name[],
  mode: Mode,
  work: (transaction: Transaction<Mode>) => Promise<Result>,
  limitMs: number,
): Promise<Result> {
  const transaction = await begin(database, names, mode);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort(transaction);
  }, limitMs);
  // It is awaited below, but only once the work is done.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
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
}

async function begin<Mode extends 'readonly' | 'readwrite'>(
  database: Database,
  names: readonly Name[],
  mode: Mode,
): Promise<Transaction<Mode>> {
  try {
    return (await database()).transaction([...names], mode);
  } catch (error) {
    // It was closed for a newer version at the very moment it was returned.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    return (await database()).transaction([...names], mode);
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
