import { describe, expect, test } from 'vitest';
import { allTurns, siblingsOf } from '@/utils/chat/branches';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { createDiskStore } from '@/utils/storage/store';
import { writeV4 } from './old-databases';
import { indexOf, queryFor } from './storage-fixtures';

const PAGE = 'https://example.com/article';

describe('a database of the fourth version', () => {
  test('is read on, what was asked before in a place as a branch, and written so once it is opened', async () => {
    await writeV4('v4-branches');
    const database = createDatabase('v4-branches');
    const store = createDiskStore(database);
    const before = await store.textsOf(await store.load({ id: PAGE, pageKey: PAGE }));
    const loaded = await store.load({ id: PAGE, pageKey: PAGE });
    expect(loaded.others.length).toBeGreaterThan(0);
    expect(siblingsOf(loaded, loaded.turns[0]!).length).toBe(loaded.others.length + 1);
    const db = await database();
    const records = await db.getAll('turns', IDBKeyRange.bound([PAGE], [PAGE, []]));
    expect(records.map(({ turn }) => turn)).toEqual(allTurns(loaded));
    expect(records.some(({ turn }) => 'earlier' in turn)).toBe(false);
    expect(await store.textsOf(loaded)).toEqual(before);
    expect(await db.count('damaged')).toBe(0);
  });

  test('finds the signs and the parts of names in what was said before', async () => {
    await writeV4('v4-search');
    const database = createDatabase('v4-search');
    const { list } = createConversationList(database);
    for (const words of ['C++', 'effect', 'gravitation']) {
      const { conversations } = await list(queryFor(words));
      expect([words, conversations.map(({ id }) => id)]).toEqual([words, [PAGE]]);
    }
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
  });
});
