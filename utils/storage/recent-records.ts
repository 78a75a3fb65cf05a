import { placeOf, type SealedName } from './sealed-layout';
import type { SealedRecord } from './sealed-records';

/** Conversations whose records are kept. */
const KEPT = 200;

/**
 * Records of conversations as they are on disk, in memory: each piece of an answer asks for that of its conversation.
 * The database has one writer, so they are what the disk has.
 */
export function createRecentRecords() {
  const recent = new Map<string, SealedRecord>();

  return {
    get: (name: SealedName, key: IDBValidKey): SealedRecord | undefined => recent.get(placeOf(name, key)),

    /** Keeps what is on disk under a key now; null where there is nothing any more. */
    keep(name: SealedName, key: IDBValidKey, record: SealedRecord | null): void {
      if (name !== 'conversations') return;
      if (recent.size >= KEPT) recent.clear();
      if (record) recent.set(placeOf(name, key), record);
      else recent.delete(placeOf(name, key));
    },

    clear: (): void => recent.clear(),
  };
}

export type RecentRecords = ReturnType<typeof createRecentRecords>;
