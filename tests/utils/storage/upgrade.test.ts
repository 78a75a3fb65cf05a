import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDamaged } from '@/utils/storage/damaged';
import { createDatabase } from '@/utils/storage/database';
import { createUsageStore } from '@/utils/storage/usage-store';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import v1 from '../../fixtures/databases/v1.json';
import v2 from '../../fixtures/databases/v2.json';
import v3 from '../../fixtures/databases/v3.json';
import { writeV1, writeV2, writeV3 } from './old-databases';
import { requestWith } from './request-fixtures';
import { indexOf, queryFor } from './storage-fixtures';

const PAGE = 'https://example.com/article';

describe('a database of the first version', () => {
  test('opens in the newest with everything that was in it', async () => {
    await writeV1('v1-kept');
    const store = createDiskStore(createDatabase('v1-kept'));
    expect(await store.idOf(PAGE)).toBe('second');
    const { conversations } = await createConversationList(createDatabase('v1-kept')).list(queryFor(''));
    expect(conversations).toEqual([
      {
        id: 'second',
        pageKey: PAGE,
        createdAt: 1763000150000,
        updatedAt: 1763000200000,
        name: '',
        isPinned: false,
        title: 'Tides',
        site: 'example.com',
        question: 'Summarise this page.',
        action: 'summarise',
        selection: '',
        turns: 1,
        isOpen: true,
        excerpt: null,
      },
      {
        id: PAGE,
        pageKey: PAGE,
        createdAt: 1763000000000,
        updatedAt: 1763000100000,
        name: '',
        isPinned: false,
        title: 'Tides',
        site: 'example.com',
        question: 'Why are there two tides a day?',
        action: 'ask',
        selection: '',
        turns: 4,
        isOpen: false,
        excerpt: null,
      },
    ]);
    const conversation = await store.load({ id: PAGE, pageKey: PAGE });
    expect(conversation).toMatchObject({
      createdAt: 1763000000000,
      turns: v1.turns
        .filter(({ conversationId }) => conversationId === PAGE)
        .map(({ turn: { id, question, action, attachment } }) => ({ id, question, action, attachment })),
      others: [
        { id: 't0.0', after: null },
        { id: 't0.1', after: null },
      ],
    });
    expect(await store.textsOf(conversation)).toEqual(
      new Map([['a1', 'The sea rises and falls twice a day.']]),
    );
  });

  test('has in every answer, earlier ones too, what only newer answers had', async () => {
    await writeV1('v1-answers');
    const store = createDiskStore(createDatabase('v1-answers'));
    const { turns, others } = await store.load({ id: PAGE, pageKey: PAGE });
    const [first, ...later] = turns;
    const answers = [first, ...others, ...later].flatMap((turn) => turn?.answer ?? []);
    expect(answers.map(({ waiting, dropped }) => ({ waiting, dropped }))).toEqual(
      answers.map(() => ({ waiting: null, dropped: [] })),
    );
    expect(answers).toHaveLength(4);
    expect(answers.map(({ usage }) => usage)).toEqual([
      { promptTokens: 120, completionTokens: 40, cachedTokens: null, reasoningTokens: 12, isEstimate: false },
      null,
      { promptTokens: 110, completionTokens: 4, cachedTokens: 64, reasoningTokens: null, isEstimate: false },
      null,
    ]);
    expect(answers.map(({ text }) => text)).toEqual([
      ' Since the earth turns under two bulges.',
      ' Because',
      ' Bulges.',
      '',
    ]);
  });

  test('still finds the conversations that need a text, after every turn was rewritten', async () => {
    await writeV1('v1-texts');
    const store = createDiskStore(createDatabase('v1-texts'));
    await store.remove([PAGE]);
    const second = await store.load({ id: 'second', pageKey: PAGE });
    expect((await store.textsOf(second)).has('a1')).toBe(true);
    await store.remove(['second']);
    expect(await store.textsOf(second)).toEqual(new Map());
  });

  test('takes usage and requests from then on', async () => {
    await writeV1('v1-new');
    const database = createDatabase('v1-new');
    const usageStore = createUsageStore(database);
    const usage = { promptTokens: 3, completionTokens: 4, cachedTokens: null, reasoningTokens: null };
    await usageStore.add({ at: 5, model: 'kimi-k2.5', usage: { ...usage, isEstimate: false } });
    expect(await usageStore.usedToday(5)).toBe(7);
    const record = requestWith({ conversationId: 'second', turnId: 't2' });
    const log = createRequestLog(database);
    await log.save(record);
    expect(await log.of('second', 't2')).toEqual([record]);
  });

  test('sets a damaged record aside, and keeps what words it has', async () => {
    const turn = { id: 't3', question: 'Still here?', answer: { text: 'Yes.', usage: 'broken' } };
    const damagedTurn = { conversationId: 'third', index: 0, turn };
    const conversations = [...v1.conversations, { id: 'third', pageKey: 7 }];
    await writeV1('v1-broken', { ...v1, conversations, turns: [...v1.turns, damagedTurn] });
    const database = createDatabase('v1-broken');
    const { turns } = await createDiskStore(database).load({ id: 'third', pageKey: PAGE });
    expect(turns).toMatchObject([
      {
        id: 't3',
        question: 'Still here?',
        answer: { text: 'Yes.', outcome: { type: 'failed', failure: { kind: 'damaged' } } },
      },
    ]);
    expect(await createDamaged(database).all()).toMatchObject([
      { store: 'turns', key: ['third', 0], json: JSON.stringify(damagedTurn) },
      { store: 'conversations', key: 'third', json: '{"id":"third","pageKey":7}' },
    ]);
    const { conversations: listed } = await createConversationList(database).list(queryFor(''));
    expect(listed.map(({ id }) => id)).toEqual(['second', PAGE, 'third']);
  });

  test('is left as it was where it cannot be written', async () => {
    await writeV1('v1-full');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    await expect(createDatabase('v1-full')()).rejects.toMatchObject({ name: 'QuotaExceededError' });
    put.mockRestore();
    const db = await openDB('v1-full');
    expect(db.version).toBe(1);
    expect(await db.getAll('turns')).toEqual(expect.arrayContaining(v1.turns));
    expect(await db.getAll('conversations')).toEqual(expect.arrayContaining(v1.conversations));
    db.close();
  });
});

/** A page of an older version: its main text, sent from its beginning on. */
function asSent<Turn extends { readonly attachment: { readonly page: object | null } }>(turn: Turn) {
  const { page } = turn.attachment;
  const sent = page && { ...page, mode: 'main', leftOut: [], sections: null, coverage: 'whole' };
  return { ...turn, attachment: { ...turn.attachment, page: sent } };
}

/** Turns of an older version, one after the other, and what had been asked in their places before. */
function inTree(turns: readonly { readonly id: string; readonly earlier: readonly object[] }[]) {
  const branch: object[] = [];
  const others: object[] = [];
  const order: string[] = [];
  let after: string | null = null;
  for (const { earlier, ...turn } of turns) {
    for (const [nth, version] of earlier.entries()) {
      others.push({ ...turn, ...version, id: `${turn.id}.${nth}`, after });
      order.push(`${turn.id}.${nth}`);
    }
    branch.push({ ...turn, after });
    order.push(turn.id);
    after = turn.id;
  }
  return { turns: branch, others, order };
}

describe('a database of the second version', () => {
  const JA = 'https://example.com/ja';

  test('opens in the newest with everything that was in it', async () => {
    await writeV2('v2-kept');
    const database = createDatabase('v2-kept');
    const store = createDiskStore(database);
    for (const { id, pageKey, createdAt } of v2.conversations) {
      expect(await store.load({ id, pageKey })).toEqual({
        id,
        pageKey,
        createdAt,
        ...inTree(
          v2.turns.filter(({ conversationId }) => conversationId === id).map(({ turn }) => asSent(turn)),
        ),
      });
    }
    const db = await database();
    expect(await db.getAll('texts')).toEqual(v2.texts);
    expect(await db.getAll('pages')).toEqual(v2.pages);
    expect(await db.getAll('usage')).toEqual(v2.usage);
    expect(await db.getAll('requests')).toEqual(v2.requests);
    expect(await db.count('damaged')).toBe(0);
  });

  test('finds every word of what was said before', async () => {
    await writeV2('v2-search');
    const database = createDatabase('v2-search');
    const conversationList = createConversationList(database);
    const idsFor = async (words: string) =>
      (await conversationList.list(queryFor(words))).conversations.map(({ id }) => id);
    expect(await idsFor('bulges')).toEqual([PAGE]);
    expect(await idsFor('gravit')).toEqual([PAGE]);
    expect(await idsFor('満ち引')).toEqual(['second']);
    expect(await idsFor('要約')).toEqual(['second']);
    const { stored, expected } = await indexOf(database);
    expect(stored.size).toBeGreaterThan(20);
    expect(stored).toEqual(expected);
  });

  test('knows which answers were open', async () => {
    await writeV2('v2-open');
    const store = createDiskStore(createDatabase('v2-open'));
    expect(await store.openConversations()).toEqual([{ id: 'second', pageKey: JA }]);
  });

  test('numbers more conversations than a block of the index has', async () => {
    const [turn] = v2.turns;
    const ids = Array.from({ length: 600 }, (_, i) => `c${String(i).padStart(3, '0')}`);
    await writeV2('v2-blocks', {
      ...v2,
      conversations: ids.map((id) => ({ id, pageKey: PAGE, createdAt: 1 })),
      turns: ids.map((id) => ({
        conversationId: id,
        index: 0,
        turn: { ...turn?.turn, question: `about ${id}` },
      })),
    });
    const database = createDatabase('v2-blocks');
    const conversationList = createConversationList(database);
    for (const id of ['c000', 'c255', 'c256', 'c599']) {
      expect((await conversationList.list(queryFor(id))).conversations.map((found) => found.id)).toEqual([
        id,
      ]);
    }
    const keys = await (await database()).getAllKeys('postings');
    expect(keys.filter(([, term]) => term === 'about')).toEqual([0, 1, 2].map((block) => [block, 'about']));
  });

  test('keeps the turns of a conversation whose record was lost', async () => {
    await writeV2('v2-lost', { ...v2, conversations: v2.conversations.slice(1) });
    const { conversations } = await createConversationList(createDatabase('v2-lost')).list(
      queryFor('bulges'),
    );
    expect(conversations).toMatchObject([{ id: PAGE, pageKey: PAGE, turns: 3, createdAt: 1762999990000 }]);
  });
});

describe('a database of the third version', () => {
  const JA = 'https://example.com/ja';

  test('opens in the newest with everything that was in it', async () => {
    await writeV3('v3-kept');
    const store = createDiskStore(createDatabase('v3-kept'));
    for (const { id, pageKey, createdAt } of v3.conversations) {
      const turns = v3.turns.filter(({ conversationId }) => conversationId === id).map(({ turn }) => turn);
      expect(await store.load({ id, pageKey })).toEqual({ id, pageKey, createdAt, ...inTree(turns) });
    }
  });

  test('lists a conversation under every page that it is about', async () => {
    await writeV3('v3-places');
    const { list } = createConversationList(createDatabase('v3-places'));
    const listed = async (pageKey: string | null) =>
      (await list(queryFor('', { pageKey }))).conversations.map(({ id }) => id);
    expect(await listed(JA)).toEqual([PAGE, 'second']);
    expect(await listed(PAGE)).toEqual([PAGE]);
    expect(await listed(null)).toEqual([PAGE, 'second']);
  });

  test('finds signs in what was said before', async () => {
    await writeV3('v3-signs');
    const { list } = createConversationList(createDatabase('v3-signs'));
    expect((await list(queryFor('?'))).conversations.map(({ id }) => id)).toEqual([PAGE]);
  });

  test('mends a record that was damaged before', async () => {
    const [joint, second] = v3.conversations;
    await writeV3('v3-damaged', { ...v3, conversations: [{ ...joint, title: 5 }, second] });
    const database = createDatabase('v3-damaged');
    const { conversations } = await createConversationList(database).list(queryFor(''));
    expect(conversations).toMatchObject([{ id: PAGE, turns: 4 }, { id: 'second' }]);
    expect(await createDamaged(database).all()).toMatchObject([{ store: 'conversations', key: PAGE }]);
  });
});
