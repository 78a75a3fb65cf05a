/** Opening the database, which only the background does. */
import { openDB, type IDBPDatabase } from 'idb';
import { createPlainRun } from './plain-transaction';
import type { Schema } from './schema';
import { DatabaseBlocked } from './storage-failure';
import type { Database } from './transaction';
import { upgrade } from './upgrade';
import { dropped, note } from '../diagnostics/log';

const VERSION = 6;

const nothing = (): Promise<void> => Promise.resolve();

/** The longest wait for another context to close an older version before the user is told. */
const BLOCKED_MS = 10_000;

/** The plain database, and its handle: opened at the first call, and again after it was closed. */
export type PlainDatabase = Database & (() => Promise<IDBPDatabase<Schema>>);

/** The name of the plain database. */
const PLAIN = 'sidenote';

/**
 * Returns the database of this name. Opens nothing before it is called. Rejects while it can't be opened,
 * with `DatabaseBlocked` where another context does not close an older version.
 */
export function createDatabase(name = PLAIN): PlainDatabase {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  async function forget(): Promise<void> {
    const closing = opened;
    opened = undefined;
    (await closing)?.close();
  }

  const handle = () => {
    if (opened) return opened;
    const opening = open(name, () => void forget());
    opened = opening;
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  };
  // Nothing is promised of what the browser keeps of deleted records.
  return Object.assign(handle, { run: createPlainRun(handle), settle: nothing });
}

async function open(name: string, onClose: () => void): Promise<IDBPDatabase<Schema>> {
  const waiting = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    waiting.reject(new DatabaseBlocked(`The database could not be opened within ${BLOCKED_MS / 1000} s.`));
  }, BLOCKED_MS);
  let reason: unknown = null;
  const opening = openDB<Schema>(name, VERSION, {
    upgrade(db, oldVersion, _newVersion, transaction) {
      // The lock is ours now, and the upgrade may take long.
      clearTimeout(timer);
      // Half a migration would look like a whole one, so a failure undoes all of it if that has not happened yet.
      upgrade(db, oldVersion, transaction)
        .catch((error: unknown) => {
          reason = error;
          transaction.abort();
        })
        // It has aborted by itself.
        .catch(dropped('storage', 'over'));
      transaction.done.catch(() => (reason ??= transaction.error));
    },
    // A newer version in another context waits for us: close, and open again at the next call.
    blocking: onClose,
    terminated: onClose,
  });
  try {
    return await Promise.race([opening, waiting.promise]);
  } catch (error) {
    if (error instanceof DatabaseBlocked) void letGo(opening);
    // The rejection itself says only that the migration was undone.
    throw reason ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** Closes a database that no caller waits for, so that no other context has to wait for it. */
async function letGo(opening: Promise<IDBPDatabase<Schema>>): Promise<void> {
  try {
    (await opening).close();
  } catch (error) {
    note('storage', 'not-opened', error);
    // It could not be opened at all.
  }
}
