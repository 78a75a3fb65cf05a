/**
 * The database: which stores it has, and how an older one becomes the newest. Only the background
 * opens it; content scripts live in another origin.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Turn } from '../chat/conversation';
import type { DayUsage } from './ledger';
import { toSecondVersion } from './migrate-turn';
import type { PackedBody } from './packed-body';
import type { RequestRecord } from '../chat/request-record';

export interface Schema extends DBSchema {
  conversations: { key: string; value: ConversationRecord; indexes: { pageKey: string } };
  /** One small record per turn. */
  turns: { key: [string, number]; value: TurnRecord; indexes: { pageHash: string } };
  /** Each page's text once, under its hash. */
  texts: { key: string; value: { readonly hash: string; readonly text: string } };
  /** Which of its conversations a page shows, where that is not its first. */
  pages: { key: string; value: { readonly pageKey: string; readonly conversationId: string } };
  usage: { key: [string, string]; value: DayUsage };
  requests: { key: [string, string, number]; value: StoredRequest; indexes: { askedAt: number } };
}

interface ConversationRecord {
  readonly id: string;
  readonly pageKey: string;
  readonly createdAt: number;
}

interface TurnRecord {
  readonly conversationId: string;
  readonly index: number;
  readonly turn: Turn;
}

export interface StoredRequest extends Omit<RequestRecord, 'body'> {
  /** Counts the requests of a turn. */
  readonly index: number;
  readonly body: PackedBody;
}

/** Gives the open database; opens it when it is first asked for, and again after it was closed. */
export type Database = () => Promise<IDBPDatabase<Schema>>;

const VERSION = 2;

/** The database of this name. Nothing happens before it is called; it rejects while it can't be opened. */
export function createDatabase(name = 'sidenote'): Database {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  async function forget(): Promise<void> {
    const closing = opened;
    opened = undefined;
    (await closing)?.close();
  }

  return () => {
    opened ??= openDB<Schema>(name, VERSION, {
      upgrade(db, oldVersion, _newVersion, transaction) {
        // Half a migration would look like a whole one, so a failure undoes all of it if that has not happened yet.
        upgrade(db, oldVersion, transaction)
          .catch(() => transaction.abort())
          .catch(() => undefined);
        // That it failed, the opening itself says.
        transaction.done.catch(() => undefined);
      },
      // A newer version in another context waits for us: let go, and open again when next asked.
      blocking: () => void forget(),
      terminated: () => void forget(),
    });
    opened.catch(() => (opened = undefined));
    return opened;
  };
}

/** Every key that begins with these parts. To IndexedDB an array is more than any string or number. */
export function under(...prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

async function upgrade(db: IDBPDatabase<Schema>, oldVersion: number, transaction: Upgrade): Promise<void> {
  if (oldVersion < 1) {
    db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('pageKey', 'pageKey');
    const turns = db.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
    turns.createIndex('pageHash', 'turn.attachment.page.hash');
    db.createObjectStore('texts', { keyPath: 'hash' });
    db.createObjectStore('pages', { keyPath: 'pageKey' });
  }
  if (oldVersion < 2) {
    db.createObjectStore('usage', { keyPath: ['day', 'model'] });
    const requests = db.createObjectStore('requests', { keyPath: ['conversationId', 'turnId', 'index'] });
    requests.createIndex('askedAt', 'askedAt');
    for await (const cursor of transaction.objectStore('turns')) {
      await cursor.update({ ...cursor.value, turn: toSecondVersion(cursor.value.turn) });
    }
  }
}
