import type { Database } from './schema';
import { transact } from './transact';

/** How much is stored, and how safe it is. */
export interface StorageState {
  readonly conversations: number;
  readonly turns: number;
  /** What Sidenote takes on disk, and what the browser lets it take, in bytes; estimates of the browser. */
  readonly bytes: number;
  readonly quotaBytes: number;
  /** Whether the browser keeps it even when the disk runs full. */
  readonly isPersistent: boolean;
  /** Records that were set aside. */
  readonly damaged: number;
}

/** What is stored now. The sizes are zero where the browser does not tell them. */
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
