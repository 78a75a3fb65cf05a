import { isQuotaExceeded } from './storage-failure';
import type { Database, Mode, StoreName, Transaction } from './transaction';

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
export async function transact<Kind extends Mode, Result>(
  database: Database,
  names: readonly StoreName[],
  mode: Kind,
  work: (transaction: Transaction<Kind>) => Promise<Result>,
  limitMs = LIMIT_MS,
): Promise<Result> {
  const attempt = () => database.run(names, mode, work, limitMs);
  try {
    return await attempt();
  } catch (error) {
    if (mode === 'readonly' || !isQuotaExceeded(error)) throw error;
    await database.run(['requests'], 'readwrite', (room) => room.objectStore('requests').clear(), limitMs);
    return attempt();
  }
}
