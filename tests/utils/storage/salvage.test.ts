import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDamaged } from '@/utils/storage/damaged';
import { createDatabase } from '@/utils/storage/database';
import { salvageTurn } from '@/utils/storage/salvage';
import type { ConversationRecord, TurnRecord } from '@/utils/storage/schema';
import { createDiskStore } from '@/utils/storage/store';
import { turnShape } from '@/utils/storage/stored-shape';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { conversationOf, indexOf, PAGE, pageWith, queryFor, said } from './storage-fixtures';

let databases = 0;
const REF = { id: 'c', pageKey: PAGE };

/** A stored conversation of three turns, and others around it. */
async function damagedDatabase() {
  const database = createDatabase(`damaged-${(databases += 1)}`);
  const store = createDiskStore(database);
  const turns = ['one', 'two', 'three'].map((word, i) =>
    turnWith({ id: word, question: `${word}?`, answer: answerWith({ text: `${word}!`, askedAt: i + 1 }) }),
  );
  const conversation = conversationOf('c', { turns });
  await store.saveAnswer(said('a', 'before', '', 9));
  for (let i = 1; i <= 3; i++) await store.saveAnswer(conversationOf('c', { turns: turns.slice(0, i) }));
  await store.saveAnswer(said('z', 'after', '', 0));
  const db = await database();
  return {
    conversation,
    database,
    db,
    store,
    conversationList: createConversationList(database),
    damaged: createDamaged(database),
    // What no program of ours writes, as a disk may bring it.
    breakTurn: (record: object) => db.put('turns', record as TurnRecord),
    breakConversation: (record: object) => db.put('conversations', record as ConversationRecord),
  };
}

const FAILED = { type: 'failed', failure: { kind: 'damaged' } };

afterEach(() => void vi.restoreAllMocks());

describe('a damaged turn', () => {
  test('keeps its place and its words, and what it was is set aside', async () => {
    const { conversation, store, db, damaged, database, breakTurn } = await damagedDatabase();
    const broken = { conversationId: 'c', index: 1, turn: { question: 'two?', answer: { text: 'two!' } } };
    await breakTurn(broken);
    const loaded = await store.load(REF);
    expect(loaded).toMatchObject({ id: 'c', pageKey: PAGE, createdAt: 1 });
    expect(loaded.turns[0]).toEqual(conversation.turns[0]);
    expect(loaded.turns[1]).toMatchObject({ question: 'two?', answer: { text: 'two!', outcome: FAILED } });
    expect(loaded.turns[2]).toEqual({ ...conversation.turns[2], after: loaded.turns[1]?.id });
    expect(await damaged.all()).toMatchObject([
      { store: 'turns', key: ['c', 1], json: JSON.stringify(broken), reason: expect.stringContaining('id') },
    ]);
    // The second time there is nothing left to mend.
    expect(await store.load(REF)).toEqual(loaded);
    expect(await db.count('damaged')).toBe(1);
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
    await damaged.forget();
    expect(await damaged.all()).toEqual([]);
  });

  test('that the browser cannot read at all does not take the others with it', async () => {
    const { conversation, store, damaged } = await damagedDatabase();
    // A request that fails, as Chromium's does where the file of a large value is missing.
    const fails = (request: IDBRequest) => {
      const failing = new Proxy(request, {
        get: (target, name) => {
          if (name === 'error') return new DOMException('Data lost due to missing file.', 'NotReadableError');
          if (name !== 'addEventListener') return Reflect.get(target, name, target) as unknown;
          return (type: string, listener: (event: Event) => void) =>
            type === 'error' &&
            target.addEventListener('success', () => listener(new Event('error', { cancelable: true })));
        },
      });
      return failing;
    };
    const { get, getAll } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
      return this.name === 'turns' ? fails(getAll.apply(this, args)) : getAll.apply(this, args);
    });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      const isBroken = this.name === 'turns' && JSON.stringify(key) === '["c",1]';
      return isBroken ? fails(get.call(this, key)) : get.call(this, key);
    });
    const loaded = await store.load(REF);
    vi.restoreAllMocks();
    expect(loaded.turns).toMatchObject([
      conversation.turns[0],
      { question: '', answer: { text: '', outcome: FAILED } },
      { ...conversation.turns[2], after: loaded.turns[1]?.id },
    ]);
    expect(await damaged.all()).toMatchObject([
      { store: 'turns', key: ['c', 1], json: '', reason: 'Data lost due to missing file.' },
    ]);
    expect(await store.load(REF)).toEqual(loaded);
  });

  test('that is missing leaves no gap: the others move up, and the next question goes behind them', async () => {
    const { conversation, store, db } = await damagedDatabase();
    await db.delete('turns', ['c', 1]);
    const loaded = await store.load(REF);
    expect(loaded.turns).toEqual([conversation.turns[0], { ...conversation.turns[2], after: 'one' }]);
    await store.saveAnswer(conversationOf('c', { turns: [...loaded.turns, turnWith({ id: 'four' })] }));
    expect((await store.load(REF)).turns.map(({ id }) => id)).toEqual(['one', 'three', 'four']);
  });

  test('that is open but not the last is over', async () => {
    const { conversation, store, breakTurn } = await damagedDatabase();
    const [first] = conversation.turns;
    const turn = { ...first, answer: { ...first?.answer, outcome: null } };
    await breakTurn({ conversationId: 'c', index: 0, turn });
    const outcome = { type: 'failed', failure: { kind: 'interrupted' } };
    expect((await store.load(REF)).turns[0]).toMatchObject({ answer: { text: 'one!', outcome } });
  });

  test('does not keep a search from finding the others', async () => {
    const { conversationList, breakTurn } = await damagedDatabase();
    await breakTurn({ conversationId: 'c', index: 0, turn: 5 });
    const { conversations } = await conversationList.list(queryFor('two'));
    expect(conversations.map(({ id }) => id)).toEqual(['c']);
  });

  test('does not keep a search in a page from finding the others, and neither does a damaged record', async () => {
    const { conversationList, store, breakConversation } = await damagedDatabase();
    await store.saveAnswer(said('d', 'two?'));
    await breakConversation({ id: 'c', ordinal: 1 });
    const { conversations } = await conversationList.list(queryFor('two', { pageKey: PAGE }));
    expect(conversations.map(({ id }) => id)).toEqual(['d']);
  });

  test('can be deleted', async () => {
    const { store, db, database, breakTurn } = await damagedDatabase();
    await breakTurn({ conversationId: 'c', index: 2, turn: 'nonsense' });
    await store.remove(['c']);
    expect(await db.getAllKeys('turns')).toEqual([
      ['a', 0],
      ['z', 0],
    ]);
    expect(await database().then((open) => open.count('conversations'))).toBe(2);
  });

  test('has the right shape afterwards, whatever it was, and a healthy one is untouched', () => {
    const members = {
      id: fc.anything(),
      question: fc.string(),
      answer: fc.anything(),
      attachment: fc.anything(),
    };
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record(members, { requiredKeys: [] })), (value) => {
        expect(v.is(turnShape, salvageTurn(value))).toBe(true);
      }),
    );
    const healthy = turnWith({ attachment: { page: pageWith('h'), selection: null } });
    expect(salvageTurn(healthy)).toBe(healthy);
  });
});

describe('a damaged conversation record', () => {
  test.for([
    ['that no index has', { id: 'c', pageKey: PAGE, createdAt: 1 }],
    ['that has lost its title', null],
  ] as const)('%s is set aside and made anew from the turns', async ([, replacement]) => {
    const { conversation, store, db, database, damaged, conversationList, breakConversation } =
      await damagedDatabase();
    const record = await db.get('conversations', 'c');
    const broken = replacement ?? { ...record, title: 8 };
    await breakConversation(broken);
    await store.openConversations();
    const { conversations } = await conversationList.list(queryFor(''));
    expect(conversations.map(({ id, turns }) => [id, turns])).toEqual([
      ['a', 1],
      ['c', 3],
      ['z', 1],
    ]);
    expect(await damaged.all()).toMatchObject([
      { store: 'conversations', key: 'c', json: JSON.stringify(broken) },
    ]);
    expect(await store.load(REF)).toEqual(conversation);
    expect((await conversationList.list(queryFor('two'))).conversations).toMatchObject([{ id: 'c' }]);
    expect(await database().then((open) => open.get('conversations', 'c'))).toMatchObject({ pageKey: PAGE });
  });

  test('without a turn is set aside, and the list goes on without it', async () => {
    const { db, store, damaged, conversationList } = await damagedDatabase();
    for (const index of [0, 1, 2]) await db.delete('turns', ['c', index]);
    expect((await store.load(REF)).turns).toEqual([]);
    expect(await damaged.all()).toMatchObject([{ store: 'conversations', key: 'c' }]);
    expect((await conversationList.list(queryFor(''))).conversations.map(({ id }) => id)).toEqual(['a', 'z']);
  });
});
