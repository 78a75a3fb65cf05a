import { openDB, type IDBPDatabase } from 'idb';
import v1 from '../../fixtures/databases/v1.json';
import v2 from '../../fixtures/databases/v2.json';
import v3 from '../../fixtures/databases/v3.json';
import v4 from '../../fixtures/databases/v4.json';

/** A database as the first version left it. */
export function writeV1(name: string, content: Record<keyof typeof v1, readonly unknown[]> = v1) {
  return write(name, 1, content, createFirst);
}

/** A database as the second version left it. */
export function writeV2(name: string, content: Record<keyof typeof v2, readonly unknown[]> = v2) {
  return write(name, 2, content, (db) => {
    createFirst(db);
    db.createObjectStore('usage', { keyPath: ['day', 'model'] });
    const requests = db.createObjectStore('requests', { keyPath: ['conversationId', 'turnId', 'index'] });
    requests.createIndex('askedAt', 'askedAt');
  });
}

/** A database as the third version left it, but for the words of its index. */
export function writeV3(name: string, content: Record<keyof typeof v3, readonly unknown[]> = v3) {
  return write(name, 3, content, (db) => {
    createThird(db).createIndex('byPage', ['pageKey', 'newness', 'id', 'ordinal']);
  });
}

/** A database as the fourth version left it. */
export async function writeV4(name: string): Promise<void> {
  const { postings, ...content } = v4;
  await write(name, 4, content, (db) => {
    createThird(db).createIndex('byPage', 'places', { multiEntry: true });
  });
  const db = await openDB(name, 4);
  for (const { term, ordinals } of postings) await db.put('postings', Uint8Array.from(ordinals), [0, term]);
  db.close();
}

function createThird(db: IDBPDatabase) {
  const conversations = db.createObjectStore('conversations', { keyPath: 'id' });
  conversations.createIndex('byTime', ['newness', 'id', 'ordinal']);
  conversations.createIndex('ordinal', 'ordinal', { unique: true });
  conversations.createIndex('open', 'open');
  const turns = db.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
  turns.createIndex('pageHash', 'turn.attachment.page.hash');
  db.createObjectStore('texts', { keyPath: 'hash' });
  db.createObjectStore('pages', { keyPath: 'pageKey' });
  db.createObjectStore('usage', { keyPath: ['day', 'model'] });
  const requests = db.createObjectStore('requests', { keyPath: ['conversationId', 'turnId', 'index'] });
  requests.createIndex('askedAt', 'askedAt');
  db.createObjectStore('postings');
  db.createObjectStore('drafts', { keyPath: 'conversationId' });
  db.createObjectStore('damaged', { autoIncrement: true });
  db.createObjectStore('digests', { keyPath: 'key' }).createIndex('pages', 'pages', { multiEntry: true });
  return conversations;
}

function createFirst(db: IDBPDatabase): void {
  db.createObjectStore('conversations', { keyPath: 'id' }).createIndex('pageKey', 'pageKey');
  const turns = db.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
  turns.createIndex('pageHash', 'turn.attachment.page.hash');
  db.createObjectStore('texts', { keyPath: 'hash' });
  db.createObjectStore('pages', { keyPath: 'pageKey' });
}

async function write(
  name: string,
  version: number,
  content: Readonly<Record<string, readonly unknown[]>>,
  create: (db: IDBPDatabase) => void,
): Promise<void> {
  const db = await openDB(name, version, { upgrade: create });
  for (const [store, records] of Object.entries(content)) {
    for (const record of records) await db.put(store, record);
  }
  db.close();
}
