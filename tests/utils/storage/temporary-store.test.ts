import { expect, test } from 'vitest';
import { temporaryId } from '@/utils/chat/temporary';
import { createDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { withTemporary } from '@/utils/storage/temporary-store';
import { turnWith } from '../chat/chat-fixtures';
import { conversationOf, PAGE, pageWith } from './storage-fixtures';

let databases = 0;

test('a temporary conversation with its page leaves nothing on disk, and is gone when it is forgotten', async () => {
  const database = createDatabase(`temporary-${(databases += 1)}`);
  const store = withTemporary(createDiskStore(database));
  const id = temporaryId();
  const hash = await store.saveText('What the page says.', id);
  const turns = [turnWith({ attachment: { page: pageWith(hash), selection: null } })];
  const conversation = conversationOf(id, { turns });
  await store.saveAnswer(conversation);
  await store.saveLabels({ ...conversation, name: 'Nothing' });
  await store.saveTurn(conversation, 't1');
  await store.show(PAGE, id);
  await store.indexPages(id);
  expect(await store.load({ id, pageKey: PAGE })).toEqual(conversation);
  expect(await store.textsOf(conversation)).toEqual(new Map([[hash, 'What the page says.']]));
  expect(await store.picturesOf([hash])).toEqual(new Map([[hash, 'What the page says.']]));
  expect(await store.idOf(PAGE)).toBe(PAGE);
  const db = await database();
  for (const name of db.objectStoreNames) expect([name, await db.count(name)]).toEqual([name, 0]);

  await store.remove([id]);
  expect((await store.load({ id, pageKey: PAGE })).turns).toEqual([]);
  expect(await store.textsOf(conversation)).toEqual(new Map());
});

test('the others are stored as ever', async () => {
  const store = withTemporary(createDiskStore(createDatabase(`temporary-${(databases += 1)}`)));
  const hash = await store.saveText('Kept.', 'c');
  const turns = [turnWith({ attachment: { page: pageWith(hash), selection: null } })];
  await store.saveAnswer(conversationOf('c', { turns }));
  expect(await store.textsOf(conversationOf('c', { turns }))).toEqual(new Map([[hash, 'Kept.']]));
});
