import type { DamagedRecord } from './damaged-record';
import type { Database } from './transaction';
import { transact } from './transact';

/** The records that were set aside. */
export interface Damaged {
  /** Oldest first. */
  all(): Promise<readonly DamagedRecord[]>;
  forget(): Promise<void>;
}

export function createDamaged(database: Database): Damaged {
  return {
    all: () =>
      transact(database, ['damaged'], 'readonly', (transaction) =>
        transaction.objectStore('damaged').getAll(),
      ),
    forget: () =>
      transact(database, ['damaged'], 'readwrite', (transaction) =>
        transaction.objectStore('damaged').clear(),
      ),
  };
}
