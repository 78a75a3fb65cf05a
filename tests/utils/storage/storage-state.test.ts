import { afterEach, expect, test, vi } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { storageState } from '@/utils/storage/storage-state';
import { createDiskStore } from '@/utils/storage/store';
import { turnWith } from '../chat/chat-fixtures';
import { conversationOf } from './storage-fixtures';

afterEach(() => vi.unstubAllGlobals());

test('the state counts what is stored, and tells what the browser says of the disk', async () => {
  vi.stubGlobal('navigator', {
    storage: {
      estimate: () => Promise.resolve({ usage: 2_000, quota: 9_000 }),
      persisted: () => Promise.resolve(true),
    },
  });
  const database = createDatabase('state');
  const store = createDiskStore(database);
  await store.saveAnswer(conversationOf('a'));
  await store.saveAnswer(conversationOf('b'));
  await store.saveAnswer(conversationOf('b', { turns: [turnWith(), turnWith({ id: 't2' })] }));
  const damaged = { store: 'turns', key: 'x', json: '', reason: 'gone', noticedAt: 1 };
  await (await database()).add('damaged', damaged);
  expect(await storageState(database)).toEqual({
    conversations: 2,
    turns: 3,
    damaged: 1,
    bytes: 2_000,
    quotaBytes: 9_000,
    isPersistent: true,
  });
});
