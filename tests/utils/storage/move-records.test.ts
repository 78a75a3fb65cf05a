import { expect, test } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { createDrafts } from '@/utils/storage/drafts';
import {
  copyRecords,
  CopyIncomplete,
  deleteDatabase,
  eraseDatabase,
  prepareErasing,
} from '@/utils/storage/move-records';
import { createDiskStore } from '@/utils/storage/store';
import type { Database } from '@/utils/storage/transaction';
import { wordsOnDisk } from './disk-scan';
import { sealedDatabase } from './sealed-fixtures';
import { indexOf, pageWith, queryFor, said } from './storage-fixtures';
import { turnWith } from '../chat/chat-fixtures';

let databases = 0;
const freshDatabase = () => createDatabase(`moved-${(databases += 1)}`);

/** More conversations than are copied at once. */
const COUNT = 40;

async function fill(database: Database): Promise<void> {
  const store = createDiskStore(database);
  for (let i = 0; i < COUNT; i++) await store.saveAnswer(said(`c${i}`, `tide ${i}`, 'the harbour', i + 1));
  const page = pageWith(await store.saveText('The tide rises twice a day.'));
  const attachment = { page, selection: null };
  await store.saveAnswer({ ...said('paged', '', ''), turns: [turnWith({ attachment })] });
  await createDrafts(database).keep('c1', { text: 'half a thought', selection: null }, 'panel');
}

async function everything(database: Database): Promise<unknown> {
  const [store, list] = [createDiskStore(database), createConversationList(database)];
  const ids = [...Array.from({ length: COUNT }, (_, i) => `c${i}`), 'paged'];
  const conversations = await Promise.all(ids.map((id) => store.load({ id, pageKey: '' })));
  const texts = await Promise.all(conversations.map(async (one) => [...(await store.textsOf(one))]));
  const draft = await createDrafts(database).of('c1', 'panel', new Set());
  return {
    conversations,
    texts,
    draft,
    found: await list.list(queryFor('tide 7')),
    all: await list.list(queryFor('')),
  };
}

const quietly = () => undefined;

test('everything comes into a sealed database and out of it again, index and all', async () => {
  const [plain, back] = [freshDatabase(), freshDatabase()];
  const [one, other] = [await sealedDatabase(), await sealedDatabase()];
  await fill(plain);
  const before = await everything(plain);
  await copyRecords(plain, one.database, quietly);
  expect(await everything(one.database)).toEqual(before);
  expect(await wordsOnDisk(one.name, ['tide', 'harbour', 'thought'])).toEqual([]);
  await copyRecords(one.database, other.database, quietly);
  expect(await everything(other.database)).toEqual(before);
  await copyRecords(other.database, back, quietly);
  expect(await everything(back)).toEqual(before);
  const { stored, expected } = await indexOf(back);
  expect(stored).toEqual(expected);
});

test('a copy that was cut short anywhere is made anew, and the source is as it was', async () => {
  const plain = freshDatabase();
  await fill(plain);
  const before = await everything(plain);
  for (const writes of [0, 1, 3, 6]) {
    const { database } = await sealedDatabase();
    let left = writes;
    const dying: Database = {
      ...database,
      run: (names, mode, work, limitMs) => {
        if (mode === 'readwrite' && left-- <= 0) throw new Error('The worker died.');
        return database.run(names, mode, work, limitMs);
      },
    };
    await expect(copyRecords(plain, dying, quietly)).rejects.toThrow('died');
    expect(await everything(plain)).toEqual(before);
    const { database: anew } = await sealedDatabase();
    await copyRecords(plain, anew, quietly);
    expect(await everything(anew)).toEqual(before);
  }
});

test('a copy with fewer records than its source is no copy', async () => {
  const [plain, { database }] = [freshDatabase(), await sealedDatabase()];
  await fill(plain);
  const losing: Database = {
    ...database,
    run: (names, mode, work, limitMs) =>
      mode === 'readwrite' && names.includes('turns')
        ? Promise.resolve(undefined as never)
        : database.run(names, mode, work, limitMs),
  };
  const copying = copyRecords(plain, losing, quietly);
  await expect(copying).rejects.toBeInstanceOf(CopyIncomplete);
});

test('erasing leaves no database, also when it is done again', async () => {
  const plain = freshDatabase();
  const { name } = await plain();
  await prepareErasing();
  await eraseDatabase(name);
  await eraseDatabase(name);
  const names = (await indexedDB.databases()).map((one) => one.name);
  expect(names.filter((one) => one === name || one?.includes('between'))).toEqual([]);
  await deleteDatabase(name);
});
