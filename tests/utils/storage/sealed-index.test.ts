import { describe, expect, test, vi } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { deleteConversations } from '@/utils/storage/delete-conversations';
import { createDiskStore } from '@/utils/storage/store';
import { transact } from '@/utils/storage/transact';
import type { Database } from '@/utils/storage/transaction';
import { openRaw, rawRecords, sealedDatabase } from './sealed-fixtures';
import { queryFor, said } from './storage-fixtures';

/** More conversations than the journal takes. */
const COUNT = 40;

async function fill(database: Database): Promise<void> {
  const store = createDiskStore(database);
  for (let i = 0; i < COUNT; i++) await store.saveAnswer(said(`c${i}`, `tide word${i}x`, 'a harbour', i + 1));
}

async function foundBy(database: Database, words: string): Promise<readonly string[]> {
  const { conversations } = await createConversationList(database).list(queryFor(words));
  return conversations.map(({ id }) => id);
}

const listOf = (database: Database, term: string) =>
  transact(database, ['postings'], 'readonly', async (transaction) =>
    Array.from((await transaction.objectStore('postings').get([0, term])) ?? []),
  );

/** Changes the stored records of the index. */
async function inRaw(name: string, work: (words: IDBObjectStore, journal: IDBObjectStore) => void) {
  const db = await openRaw(name);
  const transaction = db.transaction(['words', 'journal'], 'readwrite');
  work(transaction.objectStore('words'), transaction.objectStore('journal'));
  await new Promise((resolve) => void transaction.addEventListener('complete', resolve));
  db.close();
}

test('the first search of a worker opens the shards of its words, and the turns that it shows', async () => {
  const { database, again } = await sealedDatabase();
  await fill(database);
  const later = await again();
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  expect(await foundBy(later, 'word7x')).toEqual(['c7']);
  // One shard, the journal, the conversation and its turn.
  expect(decrypt.mock.calls.length).toBeLessThan(COUNT / 2);
});

test('the journal stays short, and what it no longer has is in the shards', async () => {
  const { database, name, again } = await sealedDatabase();
  await fill(database);
  expect((await rawRecords(name, 'journal')).length).toBeLessThanOrEqual(16);
  expect((await rawRecords(name, 'words')).length).toBeGreaterThan(0);
  const later = await again();
  expect(await listOf(later, 'tide')).toEqual(Array.from({ length: COUNT }, (_, low) => low));
});

describe('a deleted conversation', () => {
  const deletions = {
    'to the end': (database: Database) => createDiskStore(database).remove(['c3']),
    // The next worker throws the key away.
    'by a worker that ended over it': (database: Database) => deleteConversations(database, ['c3']),
  };

  test.for(Object.entries(deletions))('%s leaves no word in the index, and no key', async ([, remove]) => {
    const { database, name, again } = await sealedDatabase();
    await fill(database);
    const [words, journal] = [await rawRecords(name, 'words'), await rawRecords(name, 'journal')];
    await remove(database);
    expect(await listOf(database, 'word3x')).toEqual([]);
    expect(await listOf(database, 'tide')).not.toContain(3);
    (await again()).close();

    // Someone puts the old index back: it does not open, and is made anew from what is left.
    await inRaw(name, (one, other) => {
      for (const record of words) one.put(record);
      for (const record of journal) other.put(record);
    });
    const later = await again();
    expect(await foundBy(later, 'word3x')).toEqual([]);
    expect(await listOf(later, 'word3x')).toEqual([]);
    expect(await listOf(later, 'word4x')).toEqual([4]);
  });

  test('loses the words of a turn that cannot be read any more, too', async () => {
    const { database, name, again } = await sealedDatabase();
    await fill(database);
    const records = await rawRecords(name, 'turns');
    const db = await openRaw(name);
    const turns = db.transaction('turns', 'readwrite').objectStore('turns');
    for (const record of records) turns.put({ ...record, sealed: new Uint8Array(64) });
    db.close();
    const later = await again();
    await createDiskStore(later).remove(['c3']);
    expect(await listOf(later, 'word3x')).toEqual([]);
    expect(await listOf(later, 'word4x')).toEqual([4]);
  });

  test('takes the key of its block along, and with the last one the block', async () => {
    const { database, name } = await sealedDatabase();
    await fill(database);
    const ids = Array.from({ length: COUNT }, (_, i) => `c${i}`);
    await createDiskStore(database).remove(ids.slice(1));
    expect(await foundBy(database, 'tide')).toEqual(['c0']);
    await createDiskStore(database).remove(['c0']);
    expect(await rawRecords(name, 'words')).toEqual([]);
    expect(await rawRecords(name, 'journal')).toEqual([]);
    await createDiskStore(database).saveAnswer(said('new', 'tide'));
    expect(await foundBy(database, 'tide')).toEqual(['new']);
  });
});

describe('a damaged index', () => {
  const damages = {
    'with a changed shard': (words: IDBObjectStore, _journal: IDBObjectStore, records: Records) => {
      for (const record of records.words) words.put({ ...record, sealed: new Uint8Array(64) });
    },
    'with a changed journal': (_words: IDBObjectStore, journal: IDBObjectStore, records: Records) => {
      for (const record of records.journal) journal.put({ ...record, sealed: new Uint8Array(64) });
    },
    // As a worker leaves it that ends while it makes the index.
    'that was not finished': (words: IDBObjectStore, journal: IDBObjectStore) => {
      words.clear();
      journal.put({ key: -1 });
    },
  };

  for (const [kind, damage] of Object.entries(damages)) {
    test(`${kind} is made anew from the turns, whoever comes first`, async () => {
      const { database, name, again } = await sealedDatabase();
      await fill(database);
      const records = { words: await rawRecords(name, 'words'), journal: await rawRecords(name, 'journal') };
      await inRaw(name, (words, journal) => damage(words, journal, records));
      const later = await again();
      const store = createDiskStore(later);
      const [found, other] = await Promise.all([
        foundBy(later, 'word7x'),
        foundBy(later, 'word39x'),
        store.saveAnswer(said('new', 'tide of today')),
        store.remove(['c1']),
      ]);
      expect([found, other]).toEqual([['c7'], ['c39']]);
      expect(await foundBy(later, 'today')).toEqual(['new']);
      const last = await again();
      expect(await foundBy(last, 'word1x')).toEqual([]);
      expect(await foundBy(last, 'word7x')).toEqual(['c7']);
      expect((await rawRecords(name, 'journal')).map(({ key }) => key)).not.toContain(-1);
    });
  }
});

interface Records {
  readonly words: readonly Record<string, unknown>[];
  readonly journal: readonly Record<string, unknown>[];
}
