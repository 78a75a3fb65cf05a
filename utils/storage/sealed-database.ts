import { note } from '../diagnostics/log';
import { fromBase64, toBase64 } from '../vault/base64';
import { randomKey, seal, sealingKey, unseal } from '../vault/sealing';
import type { VaultKeys } from '../vault/vault';
import { createBlinding } from './blinding';
import { KeysLost, openKeyRing, type Epoch, type KeyRing, type StoredChunk } from './key-ring';
import { indexAll } from './index-all';
import { LAYOUTS, SEALED_NAMES } from './sealed-layout';
import { createRecentRecords } from './recent-records';
import { createSealedIndex, IndexDamaged, UNFINISHED } from './sealed-index';
import { createSealedRecords } from './sealed-records';
import { answer } from './sealed-selection';
import { createSealedTransaction, writeAll, type Drop } from './sealed-transaction';
import { createSharedLine } from './shared-line';
import { DatabaseBlocked } from './storage-failure';
import type { Database, Mode, Run, StoreName, Transaction } from './transaction';

/**
 * Files that are gone from the disk once they are removed, as a browser's database does not promise of its records.
 */
export interface ErasableFiles {
  names(): Promise<readonly string[]>;
  /** The bytes of a file, as Base64; null where there is none. */
  read(name: string): Promise<string | null>;
  write(name: string, bytes: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface SealedDatabase extends Database {
  close(): void;
}

/**
 * Opens a database whose records are sealed. Everything that is written to it is encrypted before it leaves the
 * memory; what stays readable is how many records there are, how long, when a question was asked, and the days of the
 * usage. Throws `KeysLost` where its keys are lost or damaged.
 */
export async function openSealedDatabase(
  name: string,
  keys: VaultKeys,
  files: ErasableFiles,
): Promise<SealedDatabase> {
  const db = await open(name);
  const epochs = createEpochs(name, keys, files);
  const ring = await orClose(db, () => openRing(db, epochs));
  const blinding = createBlinding(keys.blinding);
  const records = createSealedRecords({ blinding, ring, general: keys.general });
  const index = createSealedIndex({ db, blinding, ring });
  const line = createSharedLine();
  const recent = createRecentRecords();
  const parts = { db, blinding, records, recent, ring, index };
  let indexing: Promise<void> | null = null;

  async function runOnce<Kind extends Mode, Result>(
    names: readonly StoreName[],
    mode: Kind,
    work: (transaction: Transaction<Kind>) => Promise<Result>,
    limitMs: number,
  ): Promise<Result> {
    const attempt = () =>
      withinTime(limitMs, async (isOver) => {
        const { transaction, commit } = createSealedTransaction(parts, names);
        const result = await work(transaction as Transaction<Kind>);
        if (mode === 'readwrite') await commit(isOver);
        return result;
      });
    return mode === 'readwrite' ? line.write(attempt) : line.read(attempt);
  }

  /** Throws the keys of what was deleted away for good. */
  async function settle(): Promise<void> {
    await line.write(async () => {
      const drops = (await answer(db.transaction(['drops']).objectStore('drops').getAll())) as Drop[];
      if (drops.length === 0) return;
      ring.drop(drops.flatMap(({ unit, isBack }) => (isBack ? [] : unit)));
      const turned = await ring.turn(await epochs.make());
      await writeAll(db.transaction(['ring', 'drops'], 'readwrite'), (transaction) => {
        transaction.objectStore('ring').clear();
        transaction.objectStore('drops').clear();
        for (const chunk of turned.stored) transaction.objectStore('ring').put(chunk);
      });
      turned.accept();
      await epochs.removeAllBut(ring.epoch().name);
    });
  }

  /** Makes the index anew from the turns. A worker that ends meanwhile leaves that to the next one. */
  async function makeIndex(): Promise<void> {
    await line.write(() =>
      writeAll(db.transaction(['words', 'journal'], 'readwrite'), (transaction) => {
        transaction.objectStore('words').clear();
        transaction.objectStore('journal').clear();
        transaction.objectStore('journal').put({ key: UNFINISHED });
      }),
    );
    index.reset(true);
    try {
      await indexAll({ run: runOnce, settle }, () => undefined);
      await writeAll(db.transaction(['journal'], 'readwrite'), (transaction) =>
        transaction.objectStore('journal').delete(UNFINISHED),
      );
    } finally {
      index.reset(false);
    }
  }

  const run: Run = async (names, mode, work, limitMs) => {
    if (names.includes('postings')) await indexing;
    try {
      return await runOnce(names, mode, work, limitMs);
    } catch (error) {
      if (!(error instanceof IndexDamaged)) throw error;
      note('storage', 'retried', error);
      indexing ??= makeIndex().finally(() => (indexing = null));
      await indexing;
      return runOnce(names, mode, work, limitMs);
    }
  };

  // A worker may have ended between deleting and throwing the key away.
  await orClose(db, async () => {
    await settle();
    await epochs.removeAllBut(ring.epoch().name);
  });
  ring.warm();
  return {
    run,
    settle,
    close(): void {
      records.forget();
      recent.clear();
      index.reset(false);
      db.close();
    },
  };
}

/** Closes a database that could not be opened to the end: what is open cannot be deleted. */
async function orClose<Result>(db: IDBDatabase, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    db.close();
    throw error;
  }
}

async function openRing(db: IDBDatabase, epochs: ReturnType<typeof createEpochs>): Promise<KeyRing> {
  const stored = (await answer(db.transaction(['ring']).objectStore('ring').getAll())) as StoredChunk[];
  return openKeyRing(stored, await epochs.current(stored[0]?.epoch));
}

/** The keys that the ring is sealed under, each in a file of its own. */
function createEpochs(name: string, { general }: VaultKeys, files: ErasableFiles) {
  const isOurs = (file: string) => file.startsWith(`${name}.`);

  async function make(): Promise<Epoch> {
    const [file, bytes] = [`${name}.${crypto.randomUUID()}`, randomKey()];
    await files.write(file, toBase64(await seal(general, file, bytes)));
    return { name: file, key: await sealingKey(bytes) };
  }

  return {
    make,
    /** The epoch of this name; a new one for a database without keys. */
    async current(file: string | undefined): Promise<Epoch> {
      if (file === undefined) return make();
      const sealed = await files.read(file);
      const bytes = sealed === null ? null : await unseal(general, file, fromBase64(sealed));
      if (!bytes) throw new KeysLost('The key of the keys is lost.');
      return { name: file, key: await sealingKey(bytes) };
    },
    async removeAllBut(current: string): Promise<void> {
      for (const file of await files.names()) if (isOurs(file) && file !== current) await files.remove(file);
    },
  };
}

/** The second one has an index more, in which no older record is. */
const VERSION = 2;

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, VERSION);
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    const { result: db, transaction } = request;
    for (const store of SEALED_NAMES) {
      const known = oldVersion > 0 ? transaction?.objectStore(store) : null;
      const made = known ?? db.createObjectStore(store, { keyPath: 'key' });
      for (const [index, { isMulti, isUnique }] of Object.entries(LAYOUTS[store].indexes))
        if (!made.indexNames.contains(index))
          made.createIndex(index, `at.${index}`, { multiEntry: isMulti === true, unique: isUnique === true });
    }
    if (oldVersion > 0) return;
    // The full-text index.
    db.createObjectStore('words', { keyPath: 'key' });
    db.createObjectStore('journal', { keyPath: 'key' });
    db.createObjectStore('ring', { keyPath: 'chunk' });
    db.createObjectStore('drops', { keyPath: 'unit' });
  });
  return answer(request);
}

/** Runs work that is undone where it takes too long. Throws `DatabaseBlocked` then. */
async function withinTime<Result>(
  limitMs: number,
  work: (isOver: (transaction: IDBTransaction) => boolean) => Promise<Result>,
): Promise<Result> {
  const late = Promise.withResolvers<never>();
  let isLate = false;
  let committing: IDBTransaction | null = null;
  const timer = setTimeout(() => {
    isLate = true;
    try {
      committing?.abort();
    } finally {
      late.reject(new DatabaseBlocked(`The database did not answer within ${limitMs / 1000} s.`));
    }
  }, limitMs);
  try {
    const done = work((transaction) => {
      committing = transaction;
      if (isLate) transaction.abort();
      return isLate;
    });
    return await Promise.race([done, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
