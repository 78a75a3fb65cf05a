/**
 * From plain storage to sealed, or back: everything is copied, one write says that the copy counts, and the old
 * database is deleted as a whole. The worker may end at any moment; the next one calls `resume`.
 */
import type { Vault } from '../vault/vault';
import { copyRecords, eraseDatabase, prepareErasing } from './move-records';
import type { Database } from './transaction';

/** The place where everything is stored; null for the plain database. */
export type Place = Vault | null;

/** The state of a switch, which must outlive the worker. */
export interface StoragePlace {
  /** The database that counts. */
  readonly current: Place;
  /** The half-made copy that does not count yet, or the old database that counts no more. */
  readonly leftover: { readonly type: 'copy' | 'old'; readonly place: Place } | null;
}

interface StoragePlaceStore {
  read(): Promise<StoragePlace>;
  write(place: StoragePlace): Promise<void>;
}

/** A database that can be closed, so that it can be deleted. */
export interface Closable extends Database {
  close(): void | Promise<void>;
}

interface Parts {
  readonly store: StoragePlaceStore;
  readonly plainName: string;
  /** Opens a database; the caller has the keys of a sealed one. */
  readonly open: (place: Place) => Promise<Closable>;
  /** Removes the files of a sealed database. */
  readonly removeFiles: (name: string) => Promise<void>;
}

/** Moves everything between plain and sealed storage. The caller sees to it that nothing else is written meanwhile. */
export function createStorageSwitch({ store, plainName, open, removeFiles }: Parts) {
  const nameOf = (place: Place): string => place?.name ?? plainName;

  async function removeLeftover(): Promise<StoragePlace> {
    const { current, leftover } = await store.read();
    if (!leftover) return { current, leftover };
    const name = nameOf(leftover.place);
    await eraseDatabase(name);
    if (leftover.place) await removeFiles(name);
    const rest = { current, leftover: null };
    await store.write(rest);
    return rest;
  }

  /** Does something with a database, and closes it. */
  async function opened(place: Place, work: (database: Closable) => Promise<void>): Promise<void> {
    const database = await open(place);
    try {
      await work(database);
    } finally {
      await database.close();
    }
  }

  return {
    /** Deletes what a switch that was cut short has left. Call it before a database is opened. */
    resume: removeLeftover,

    /** Moves everything to another place. `onProgress` is told the share that is copied. */
    async to(next: Place, onProgress: (share: number) => void): Promise<void> {
      const { current } = await removeLeftover();
      if (nameOf(current) === nameOf(next)) return;
      await store.write({ current, leftover: { type: 'copy', place: next } });
      await prepareErasing();
      await opened(current, (from) =>
        opened(next, async (copy) => {
          await copyRecords(from, copy, onProgress);
          await store.write({ current: next, leftover: { type: 'old', place: current } });
        }),
      );
      await removeLeftover();
    },
  };
}
