import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPlainRun } from '@/utils/storage/plain-transaction';
import { createDatabase } from '@/utils/storage/database';
import { createRequestLog } from '@/utils/storage/request-log';
import { DatabaseBlocked, storageFailure } from '@/utils/storage/storage-failure';
import { createDiskStore } from '@/utils/storage/store';
import { transact } from '@/utils/storage/transact';
import { requestWith } from './request-fixtures';
import { conversationOf, PAGE } from './storage-fixtures';

let databases = 0;
const freshDatabase = () => createDatabase(`transact-${(databases += 1)}`);
const text = { hash: 'h', text: 'tides' };

afterEach(() => void vi.restoreAllMocks());

/** Makes writes to a store fail for lack of room, as long as `isFull` says so. */
function fillDisk(name: string, isFull: () => boolean) {
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === name && isFull()) throw new DOMException('No room left.', 'QuotaExceededError');
    return put.apply(this, args);
  });
}

describe('a transaction', () => {
  test('that others hold back ends in an error that says so, and what it wanted never happens', async () => {
    const database = freshDatabase();
    const db = await database();
    const holder = db.transaction('texts', 'readwrite');
    const held = new AbortController();
    const holding = (async () => {
      while (!held.signal.aborted) await holder.store.get('h');
    })();
    const writing = transact(
      database,
      ['texts'],
      'readwrite',
      (transaction) => transaction.objectStore('texts').put(text),
      30,
    );
    await expect(writing).rejects.toBeInstanceOf(DatabaseBlocked);
    held.abort();
    await holding;
    await holder.done;
    expect(await db.getAll('texts')).toEqual([]);
    await transact(database, ['texts'], 'readwrite', (transaction) =>
      transaction.objectStore('texts').put(text),
    );
    expect(await db.getAll('texts')).toEqual([text]);
  });

  test('is undone whole where the work fails', async () => {
    const database = freshDatabase();
    const writing = transact(database, ['texts'], 'readwrite', async (transaction) => {
      await transaction.objectStore('texts').put(text);
      throw new Error('changed my mind');
    });
    await expect(writing).rejects.toThrow('changed my mind');
    expect(await (await database()).getAll('texts')).toEqual([]);
  });

  test('opens the database again where it was closed in the meantime', async () => {
    const database = freshDatabase();
    const db = await database();
    await transact(database, ['texts'], 'readwrite', (transaction) =>
      transaction.objectStore('texts').put(text),
    );
    let calls = 0;
    const closing = async () => {
      calls += 1;
      if (calls > 1) return createDatabase(db.name)();
      db.close();
      return db;
    };
    const read = transact(
      { ...database, run: createPlainRun(closing) },
      ['texts'],
      'readonly',
      (transaction) => transaction.objectStore('texts').getAll(),
    );
    expect(await read).toEqual([text]);
  });
});

describe('a full disk', () => {
  test('first loses what was sent, and then nothing else', async () => {
    const database = freshDatabase();
    const [store, log] = [createDiskStore(database), createRequestLog(database)];
    await store.saveAnswer(conversationOf('c'));
    await log.save(requestWith());
    let cleared = false;
    const { clear } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      cleared ||= this.name === 'requests';
      return clear.call(this);
    });
    fillDisk('turns', () => !cleared);
    await store.saveAnswer(conversationOf('d'));
    expect((await store.load({ id: 'd', pageKey: PAGE })).turns).toHaveLength(1);
    expect((await store.load({ id: 'c', pageKey: PAGE })).turns).toHaveLength(1);
    expect(await log.of('c', 't')).toEqual([]);
  });

  test('that stays full is named, and what was refused is not there', async () => {
    const database = freshDatabase();
    const store = createDiskStore(database);
    await store.saveAnswer(conversationOf('c'));
    fillDisk('turns', () => true);
    const failure = await store.saveAnswer(conversationOf('d')).catch(storageFailure);
    expect(failure).toEqual({ kind: 'storage-full', message: 'No room left.' });
    vi.restoreAllMocks();
    const db = await database();
    expect(await db.getAllKeys('conversations')).toEqual(['c']);
    expect(await db.getAllKeys('turns')).toEqual([['c', 0]]);
  });

  test('is another failure than a database that does not answer', () => {
    expect(storageFailure(new DatabaseBlocked('It waits.'))).toEqual({
      kind: 'storage',
      message: 'It waits.',
    });
    expect(storageFailure('odd')).toEqual({ kind: 'storage', message: 'odd' });
  });
});
