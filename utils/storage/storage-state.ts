import type { Database } from './transaction';
import { transact } from './transact';

/** The amount of stored data, and its safety. */
export interface StorageState {
  readonly conversations: number;
  readonly turns: number;
  /** Sidenote's size on disk and the browser's limit, in bytes; estimates by the browser. */
  readonly bytes: number;
  readonly quotaBytes: number;
  /** True if the browser keeps the data even when the disk runs full. */
  readonly isPersistent: boolean;
  /** Records that were set aside. */
  readonly damaged: number;
}

/** Reads the present state. The sizes are zero where the browser does not tell them. */
export async function storageState(database: Database): Promise<StorageState> {
  const [counts, estimate, isPersistent] = await Promise.all([
    transact(database, ['conversations', 'turns', 'damaged'], 'readonly', async (transaction) => {
      const [conversations, turns, damaged] = await Promise.all([
        transaction.objectStore('conversations').count(),
        transaction.objectStore('turns').count(),
        transaction.objectStore('damaged').count(),
      ]);
      return { conversations, turns, damaged };
    }),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { ...counts, bytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0, isPersistent };
}
