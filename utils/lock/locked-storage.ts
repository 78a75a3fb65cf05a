import { createDatabase } from '../storage/database';
import { openSealedDatabase, type ErasableFiles } from '../storage/sealed-database';
import { createSharedLine } from '../storage/shared-line';
import { createStorageSwitch, type Closable, type Place } from '../storage/switch-storage';
import type { Database } from '../storage/transaction';
import { lockItem, movedItem, type LockRecord } from '../settings/lock-record';
import { finishRewriting, rewriteKept } from '../settings/rewrite-kept';
import { keysNow } from '../settings/session-keys';
import { keptPlace } from './kept-place';
import type { Vault } from '../vault/vault';

/** The name of the plain database. */
const PLAIN = 'sidenote';

/** The kept values that go with everything else. */
const NOTHING = { tokens: null, sealedTokens: null, tokenTails: null, lockAttempts: null };

/** The stored records, wherever they stand: in the plain database, or in the vault once that is unlocked. */
export interface LockedStorage {
  /** Throws `Locked` at each use while it is locked. What comes while everything is moved waits for that. */
  readonly database: Database;
  /** Moves everything. Nothing is lost where it is cut short. `onProgress` is told the share that is done. */
  move(next: Place, onProgress: (share: number) => void): Promise<void>;
  /** Puts another vault in the place of the one that counts: the same under another passphrase. */
  changeVault(change: (vault: Vault) => Promise<Vault>): Promise<void>;
  /** Lets go of the database and of all that is known of it; it is opened again at its next use. */
  close(): Promise<void>;
  /** Deletes everything that is stored, with the vault and the tokens. */
  erase(): Promise<void>;
}

interface Options {
  readonly files: ErasableFiles;
  readonly plainName?: string;
  /** True in private windows, whose database is in memory alone: there is nothing to be locked. */
  readonly isInMemory?: boolean;
}

/** Opens what is stored at its first use. */
export function createLockedStorage({
  files,
  plainName = PLAIN,
  isInMemory = false,
}: Options): LockedStorage {
  const line = createSharedLine();
  const moving = createStorageSwitch({
    store: keptPlace,
    plainName,
    open,
    removeFiles,
  });
  let resumed: Promise<unknown> | null = null;
  let opened: Promise<Closable> | null = null;

  async function open(place: Place): Promise<Closable> {
    if (place !== null) return openSealedDatabase(place.name, await keysNow(), files);
    const plain = createDatabase(plainName);
    return { ...plain, close: async () => (await plain()).close() };
  }

  async function removeFiles(name: string): Promise<void> {
    for (const file of await files.names()) if (file.startsWith(`${name}.`)) await files.remove(file);
  }

  async function resume(): Promise<void> {
    await finishRewriting();
    // A worker may have died over the move.
    await movedItem.removeValue();
    await moving.resume();
  }

  async function openCurrent(): Promise<Closable> {
    if (isInMemory) return open(null);
    await (resumed ??= resume());
    return open((await lockItem.getValue()).current);
  }

  function openOnce(): Promise<Closable> {
    const opening = (opened ??= openCurrent());
    opening.catch(() => {
      if (opened === opening) opened = null;
    });
    return opening;
  }

  async function letGo(): Promise<void> {
    const closing = opened;
    opened = null;
    // One that could not be opened needs no closing.
    await (await closing?.catch(() => null))?.close();
  }

  return {
    database: {
      run: (names, mode, work, limitMs) =>
        line.read(async () => (await openOnce()).run(names, mode, work, limitMs)),
      settle: () => line.read(async () => (await openOnce()).settle()),
    },
    move: (next, onProgress) =>
      line.write(async () => {
        await (resumed ??= resume());
        await letGo();
        await moving.to(next, onProgress);
      }),
    changeVault: (change) =>
      line.write(async () => {
        const lock = await lockItem.getValue();
        if (lock.current === null) return;
        // The old passphrase opens the same key, so what it could open must be gone from the disk.
        await rewriteKept({ lock: { ...lock, current: await change(lock.current) } });
      }),
    close: () => line.write(letGo),
    erase: () =>
      line.write(async () => {
        await letGo();
        const { current } = await lockItem.getValue();
        const lock: LockRecord = { current: null, leftover: { type: 'old', place: current } };
        await rewriteKept({ lock, ...NOTHING });
        await moving.resume();
      }),
  };
}
