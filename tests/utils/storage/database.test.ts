import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { createLedger } from '@/utils/storage/ledger';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import v1 from '../../fixtures/databases/v1.json';
import { requestWith } from './request-fixtures';

const PAGE = 'https://example.com/article';

/** A database as the first version left it. */
async function writeV1(name: string, content: Record<keyof typeof v1, readonly unknown[]> = v1) {
  const db = await openDB(name, 1, {
    upgrade(created) {
      created.createObjectStore('conversations', { keyPath: 'id' }).createIndex('pageKey', 'pageKey');
      const turns = created.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
      turns.createIndex('pageHash', 'turn.attachment.page.hash');
      created.createObjectStore('texts', { keyPath: 'hash' });
      created.createObjectStore('pages', { keyPath: 'pageKey' });
    },
  });
  for (const [store, records] of Object.entries(content)) {
    for (const record of records) await db.put(store, record);
  }
  return db;
}

describe('a database of the first version', () => {
  test('opens in the newest with everything that was in it', async () => {
    (await writeV1('v1-kept')).close();
    const store = createDiskStore(createDatabase('v1-kept'));
    expect(await store.idOf(PAGE)).toBe('second');
    expect(await store.summaries(PAGE)).toEqual([
      { id: 'second', createdAt: 1763000150000, turns: 1, question: 'Summarise this page.' },
      { id: PAGE, createdAt: 1763000000000, turns: 2, question: 'Why are there two tides a day?' },
    ]);
    const conversation = await store.load({ id: PAGE, pageKey: PAGE });
    expect(conversation).toMatchObject({
      createdAt: 1763000000000,
      turns: v1.turns
        .filter(({ conversationId }) => conversationId === PAGE)
        .map(({ turn: { id, question, action, attachment } }) => ({ id, question, action, attachment })),
    });
    expect(await store.textsOf(conversation)).toEqual(
      new Map([['a1', 'The sea rises and falls twice a day.']]),
    );
  });

  test('has in every answer, earlier ones too, what only newer answers had', async () => {
    (await writeV1('v1-answers')).close();
    const store = createDiskStore(createDatabase('v1-answers'));
    const { turns } = await store.load({ id: PAGE, pageKey: PAGE });
    const answers = turns.flatMap((turn) => [turn, turn.earlier].flat()).map(({ answer }) => answer);
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
    (await writeV1('v1-texts')).close();
    const store = createDiskStore(createDatabase('v1-texts'));
    await store.remove(PAGE);
    const second = await store.load({ id: 'second', pageKey: PAGE });
    expect((await store.textsOf(second)).has('a1')).toBe(true);
    await store.remove('second');
    expect(await store.textsOf(second)).toEqual(new Map());
  });

  test('takes usage and requests from then on', async () => {
    (await writeV1('v1-new')).close();
    const database = createDatabase('v1-new');
    const ledger = createLedger(database);
    const usage = { promptTokens: 3, completionTokens: 4, cachedTokens: null, reasoningTokens: null };
    await ledger.add({ at: 5, model: 'kimi-k2.5', usage: { ...usage, isEstimate: false } });
    expect(await ledger.usedToday(5)).toBe(7);
    const record = requestWith({ conversationId: 'second', turnId: 't2' });
    const log = createRequestLog(database);
    await log.save(record);
    expect(await log.of('second', 't2')).toEqual([record]);
  });

  test('is left as it was where its records make no sense', async () => {
    const turns = [...v1.turns, { conversationId: 'third', index: 0, turn: { id: 't3' } }];
    (await writeV1('v1-broken', { ...v1, turns })).close();
    await expect(createDatabase('v1-broken')()).rejects.toMatchObject({ name: 'AbortError' });
    const db = await openDB('v1-broken');
    expect(db.version).toBe(1);
    expect(await db.getAll('turns')).toEqual(expect.arrayContaining(v1.turns));
    db.close();
  });
});

describe('the database', () => {
  test('is opened once, however many ask for it at the same time', async () => {
    const database = createDatabase('opened-once');
    const [one, other] = await Promise.all([database(), database()]);
    expect(one).toBe(other);
  });

  test('lets a newer version in another context go ahead', async () => {
    const database = createDatabase('let-go');
    await database();
    const newer = await openDB('let-go', 99);
    expect(newer.version).toBe(99);
    newer.close();
  });

  test('that could not be opened is tried again when it is next asked for', async () => {
    (await openDB('tried-again', 99)).close();
    const database = createDatabase('tried-again');
    await expect(database()).rejects.toMatchObject({ name: 'VersionError' });
    await new Promise<unknown>((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase('tried-again');
      deletion.addEventListener('success', resolve);
      deletion.addEventListener('error', reject);
    });
    expect((await database()).version).toBe(2);
  });
});
