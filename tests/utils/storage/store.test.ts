import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { AttachedPage, Conversation } from '@/utils/chat/conversation';
import { createDatabase } from '@/utils/storage/database';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { answerWith, NOTHING_ATTACHED, turnWith } from '../chat/chat-fixtures';
import { requestWith } from './request-fixtures';

const PAGE = 'https://example.com/article';
let databases = 0;
const freshDatabase = () => createDatabase(`test-${(databases += 1)}`);
const freshStore = () => createDiskStore(freshDatabase());

function conversationOf(id: string, change: Partial<Conversation> = {}): Conversation {
  return { id, pageKey: PAGE, createdAt: 1, turns: [turnWith()], ...change };
}

const page = (hash: string): AttachedPage => ({
  url: PAGE,
  title: 'Tides',
  site: 'example.com',
  byline: null,
  published: null,
  language: 'en',
  hash,
  characters: 5,
  sentCharacters: 5,
});

describe('the store', () => {
  test('gives back what was saved, turn by turn, in order', async () => {
    const store = freshStore();
    const turns = Array.from({ length: 12 }, (_, i) =>
      turnWith({ id: `t${i}`, answer: answerWith({ text: `answer ${i}` }) }),
    );
    for (let i = 1; i <= turns.length; i++)
      await store.saveLastTurn(conversationOf('c', { turns: turns.slice(0, i) }));
    expect(await store.load({ id: 'c', pageKey: PAGE })).toEqual(conversationOf('c', { turns }));
  });

  test('has an empty conversation for a page that nothing was asked about', async () => {
    const store = freshStore();
    const id = await store.idOf(PAGE);
    expect(await store.load({ id, pageKey: PAGE })).toMatchObject({ id, pageKey: PAGE, turns: [] });
    expect(await store.summaries(PAGE)).toEqual([]);
  });

  test('a page comes back to the conversation it last showed', async () => {
    const store = freshStore();
    const first = await store.idOf(PAGE);
    const second = await store.show(PAGE, null);
    expect(second).not.toBe(first);
    expect(await store.idOf(PAGE)).toBe(second);
    expect(await store.idOf(PAGE)).toBe(second);
    await store.show(PAGE, first);
    expect(await store.idOf(PAGE)).toBe(first);
  });

  test('lists the conversations of a page, newest first, by their first question', async () => {
    const store = freshStore();
    await store.saveLastTurn(
      conversationOf('old', { createdAt: 1, turns: [turnWith({ question: 'first?' })] }),
    );
    await store.saveLastTurn(
      conversationOf('new', { createdAt: 2, turns: [turnWith({ question: 'second?' })] }),
    );
    await store.saveLastTurn(conversationOf('other', { pageKey: 'https://example.com/other' }));
    expect(await store.summaries(PAGE)).toEqual([
      { id: 'new', createdAt: 2, turns: 1, question: 'second?' },
      { id: 'old', createdAt: 1, turns: 1, question: 'first?' },
    ]);
  });

  test('a deleted conversation leaves nothing, not even the text of its page', async () => {
    const store = freshStore();
    const hash = await store.saveText('tides');
    const conversation = conversationOf('c', {
      turns: [turnWith({ attachment: { page: page(hash), selection: null } })],
    });
    await store.saveLastTurn(conversation);
    expect((await store.textsOf(conversation)).get(hash)).toBe('tides');
    await store.remove('c');
    expect(await store.load({ id: 'c', pageKey: PAGE })).toMatchObject({ turns: [] });
    expect(await store.textsOf(conversation)).toEqual(new Map());
  });

  test('a deleted conversation takes its requests along, and no others', async () => {
    const database = freshDatabase();
    const [store, log] = [createDiskStore(database), createRequestLog(database)];
    for (const id of ['c', 'c2']) {
      await store.saveLastTurn(conversationOf(id));
      await log.save(requestWith({ conversationId: id }));
    }
    await store.remove('c');
    expect(await log.of('c', 't')).toEqual([]);
    expect(await log.of('c2', 't')).toHaveLength(1);
  });

  test('the text of a page stays as long as another conversation needs it', async () => {
    const store = freshStore();
    const hash = await store.saveText('tides');
    const withPage = { turns: [turnWith({ attachment: { page: page(hash), selection: null } })] };
    await store.saveLastTurn(conversationOf('a', withPage));
    await store.saveLastTurn(conversationOf('b', withPage));
    await store.remove('a');
    expect((await store.textsOf(conversationOf('b', withPage))).get(hash)).toBe('tides');
  });

  test('after a deletion the page shows a fresh conversation, not an older one', async () => {
    const store = freshStore();
    const first = await store.idOf(PAGE);
    await store.saveLastTurn(conversationOf(first));
    const second = await store.show(PAGE, null);
    await store.saveLastTurn(conversationOf(second));
    await store.remove(second);
    expect([first, second]).not.toContain(await store.idOf(PAGE));
    expect(await store.summaries(PAGE)).toMatchObject([{ id: first }]);
  });

  test('deleting the only conversation of a page forgets the page', async () => {
    const store = freshStore();
    const id = await store.show(PAGE, null);
    await store.saveLastTurn(conversationOf(id, { turns: [turnWith({ attachment: NOTHING_ATTACHED })] }));
    await store.remove(id);
    expect(await store.idOf(PAGE)).toBe(PAGE);
  });
});
