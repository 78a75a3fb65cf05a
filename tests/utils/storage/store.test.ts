import { describe, expect, test, vi } from 'vitest';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDrafts } from '@/utils/storage/drafts';
import { createDatabase } from '@/utils/storage/database';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { answerWith, NOTHING_ATTACHED, turnWith } from '../chat/chat-fixtures';
import { pictureUrl, pictureWith } from '../picture-fixtures';
import { requestWith } from './request-fixtures';
import { conversationOf, indexOf, PAGE, pageWith, queryFor, said } from './storage-fixtures';

let databases = 0;
const freshDatabase = () => createDatabase(`test-${(databases += 1)}`);
const freshStore = () => createDiskStore(freshDatabase());

describe('the store', () => {
  test('gives back what was saved, turn by turn, in order', async () => {
    const store = freshStore();
    const turns = Array.from({ length: 12 }, (_, i) =>
      turnWith({ id: `t${i}`, answer: answerWith({ text: `answer ${i}` }) }),
    );
    for (let i = 1; i <= turns.length; i++)
      await store.saveAnswer(conversationOf('c', { turns: turns.slice(0, i) }));
    expect(await store.load({ id: 'c', pageKey: PAGE })).toEqual(conversationOf('c', { turns }));
  });

  test('keeps a change to a turn that is not the last, and leaves the others alone', async () => {
    const store = freshStore();
    const turns = ['t1', 't2'].map((id) => turnWith({ id, answer: answerWith({ text: `of ${id} [7]` }) }));
    for (const count of [1, 2]) await store.saveAnswer(conversationOf('c', { turns: turns.slice(0, count) }));
    const [first, last] = turns;
    const answer = { ...first!.answer, moved: [{ nth: 0, source: null, passage: 14 }] };
    const changed = conversationOf('c', { turns: [{ ...first!, answer }, last!] });
    await store.saveTurn(changed, 't1');
    expect(await store.load({ id: 'c', pageKey: PAGE })).toEqual(changed);
  });

  test('has an empty conversation for a page that nothing was asked about', async () => {
    const store = freshStore();
    const id = await store.idOf(PAGE);
    expect(await store.load({ id, pageKey: PAGE })).toMatchObject({ id, pageKey: PAGE, turns: [] });
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

  test('a deleted conversation leaves nothing, not even the text of its page', async () => {
    const store = freshStore();
    const hash = await store.saveText('tides');
    const conversation = conversationOf('c', {
      turns: [turnWith({ attachment: { page: pageWith(hash), selection: null } })],
    });
    await store.saveAnswer(conversation);
    expect((await store.textsOf(conversation)).get(hash)).toBe('tides');
    await store.remove(['c']);
    expect(await store.load({ id: 'c', pageKey: PAGE })).toMatchObject({ turns: [] });
    expect(await store.textsOf(conversation)).toEqual(new Map());
  });

  test('a picture goes with the last conversation that has it', async () => {
    const store = freshStore();
    const hash = await store.saveText(pictureUrl());
    const attachment = { page: null, selection: null, pictures: [pictureWith({ hash })] };
    for (const id of ['a', 'b'])
      await store.saveAnswer(conversationOf(id, { turns: [turnWith({ attachment })] }));
    await store.remove(['a']);
    await store.dropUnusedText(hash);
    expect(await store.picturesOf([hash])).toEqual(new Map([[hash, pictureUrl()]]));
    await store.remove(['b']);
    expect(await store.picturesOf([hash])).toEqual(new Map());
  });

  test('a deleted conversation takes its requests along, and no others', async () => {
    const database = freshDatabase();
    const [store, log] = [createDiskStore(database), createRequestLog(database)];
    for (const id of ['c', 'c2']) {
      await store.saveAnswer(conversationOf(id));
      await log.save(requestWith({ conversationId: id }));
    }
    await store.remove(['c']);
    expect(await log.of('c', 't')).toEqual([]);
    expect(await log.of('c2', 't')).toHaveLength(1);
  });

  test('the text of a page stays as long as another conversation needs it', async () => {
    const store = freshStore();
    const hash = await store.saveText('tides');
    const withPage = { turns: [turnWith({ attachment: { page: pageWith(hash), selection: null } })] };
    await store.saveAnswer(conversationOf('a', withPage));
    await store.saveAnswer(conversationOf('b', withPage));
    await store.remove(['a']);
    expect((await store.textsOf(conversationOf('b', withPage))).get(hash)).toBe('tides');
  });

  test('a text that was read for a question that was refused is nobody’s, and goes', async () => {
    const store = freshStore();
    const [used, unused] = [await store.saveText('tides'), await store.saveText('waves')];
    const attachment = { page: pageWith(used), selection: null };
    await store.saveAnswer(conversationOf('a', { turns: [turnWith({ attachment })] }));
    await store.dropUnusedText(used);
    await store.dropUnusedText(unused);
    const turns = [used, unused].map((hash) =>
      turnWith({ attachment: { page: pageWith(hash), selection: null } }),
    );
    expect([...(await store.textsOf(conversationOf('a', { turns }))).keys()]).toEqual([used]);
  });

  test('after a deletion the page shows a fresh conversation, not an older one', async () => {
    const database = freshDatabase();
    const store = createDiskStore(database);
    const first = await store.idOf(PAGE);
    await store.saveAnswer(conversationOf(first));
    const second = await store.show(PAGE, null);
    await store.saveAnswer(conversationOf(second));
    await store.remove([second]);
    expect([first, second]).not.toContain(await store.idOf(PAGE));
    const { conversations } = await createConversationList(database).list(queryFor('', { pageKey: PAGE }));
    expect(conversations).toMatchObject([{ id: first }]);
  });

  test('after a deletion a page that was taken into the conversation shows its own again', async () => {
    const store = freshStore();
    const [id, own] = [await store.idOf(PAGE), await store.idOf('https://example.com/other')];
    const page = pageWith('hash', { url: 'https://example.com/other?utm_source=x' });
    await store.saveAnswer(
      conversationOf(id, { turns: [turnWith({ attachment: { page, selection: null } })] }),
    );
    await store.show('https://example.com/other', id);
    expect(await store.idOf('https://example.com/other')).toBe(id);
    await store.remove([id]);
    expect(await store.idOf('https://example.com/other')).toBe(own);
  });

  test('after a deletion nothing is kept of a page that only showed the conversation', async () => {
    const database = createDatabase('only-showed');
    const store = createDiskStore(database);
    await store.saveAnswer(said('c', 'How often?'));
    await store.show('https://example.com/never-asked-with', 'c');
    await store.remove(['c']);
    expect(await (await database()).getAllKeys('pages')).toEqual([]);
    expect(await store.idOf('https://example.com/never-asked-with')).toBe(
      'https://example.com/never-asked-with',
    );
  });

  test('deleting an earlier conversation of a page leaves the one that it shows', async () => {
    const store = freshStore();
    const first = await store.idOf(PAGE);
    await store.saveAnswer(conversationOf(first));
    const second = await store.show(PAGE, null);
    await store.saveAnswer(conversationOf(second));
    await store.remove([first]);
    expect(await store.idOf(PAGE)).toBe(second);
  });

  test('many conversations are deleted with their drafts, words and texts, and the others keep theirs', async () => {
    const database = freshDatabase();
    const [store, drafts] = [createDiskStore(database), createDrafts(database)];
    const ids = Array.from({ length: 300 }, (_, i) => `c${i}`);
    const shared = await store.saveText('shared');
    for (const id of ids) {
      const hash = await store.saveText(`text of ${id}`);
      const turns = [shared, hash].map((h, i) =>
        turnWith({ id: `t${i}`, question: `of ${id}`, attachment: { page: pageWith(h), selection: null } }),
      );
      await store.saveAnswer(conversationOf(id, { turns: turns.slice(0, 1) }));
      await store.saveAnswer(conversationOf(id, { turns }));
      await drafts.keep(id, { text: 'half a thought', selection: null }, 'panel');
    }
    const kept = ['c0', 'c255', 'c299'];
    await store.remove(ids.filter((id) => !kept.includes(id)));
    const db = await database();
    expect(await db.getAllKeys('conversations')).toEqual(kept);
    expect(await db.count('turns')).toBe(6);
    expect(await db.count('texts')).toBe(4);
    expect(await db.getAllKeys('drafts')).toEqual(kept);
    const { stored, expected } = await indexOf(database);
    expect(stored).toEqual(expected);
    await store.remove(kept);
    for (const name of ['turns', 'texts', 'drafts', 'postings', 'pages'] as const) {
      expect([name, await db.count(name)]).toEqual([name, 0]);
    }
  });

  test('deleting the only conversation of a page forgets the page', async () => {
    const store = freshStore();
    const id = await store.show(PAGE, null);
    await store.saveAnswer(conversationOf(id, { turns: [turnWith({ attachment: NOTHING_ATTACHED })] }));
    await store.remove([id]);
    expect(await store.idOf(PAGE)).toBe(PAGE);
  });

  test('knows which conversations are being answered, however the answer goes on', async () => {
    const store = freshStore();
    const open = answerWith({ outcome: null });
    const save = (answer: typeof open) =>
      store.saveAnswer(conversationOf('c', { turns: [turnWith({ answer })] }));
    await store.saveAnswer(conversationOf('settled'));
    await save(open);
    expect(await store.openConversations()).toEqual([{ id: 'c', pageKey: PAGE }]);
    await save({ ...open, text: 'Be' });
    expect(await store.openConversations()).toEqual([{ id: 'c', pageKey: PAGE }]);
    await save({ ...open, text: 'Because', outcome: { type: 'stopped' } });
    expect(await store.openConversations()).toEqual([]);
    await save({ ...open, text: 'Because' });
    expect(await store.openConversations()).toEqual([{ id: 'c', pageKey: PAGE }]);
  });

  test('writes nothing but the turn while an answer streams', async () => {
    const database = freshDatabase();
    const store = createDiskStore(database);
    const open = answerWith({ outcome: null });
    const save = (text: string) =>
      store.saveAnswer(conversationOf('c', { turns: [turnWith({ answer: { ...open, text } })] }));
    await save('');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    await save('A long answer with many words');
    expect(
      [put, get].map(({ mock }) => mock.contexts.map((context) => (context as IDBObjectStore).name)),
    ).toEqual([['turns'], ['conversations']]);
    put.mockRestore();
    get.mockRestore();
    expect(await store.load({ id: 'c', pageKey: PAGE })).toMatchObject({
      turns: [{ answer: { text: 'A long answer with many words' } }],
    });
  });

  test('never gives two conversations one place in the index', async () => {
    const database = freshDatabase();
    const store = createDiskStore(database);
    await Promise.all(['a', 'b', 'c'].map((id) => store.saveAnswer(said(id, id))));
    await store.remove(['b']);
    await Promise.all(['d', 'e'].map((id) => store.saveAnswer(said(id, id))));
    const ordinals = (await (await database()).getAll('conversations')).map(({ ordinal }) => ordinal);
    expect(new Set(ordinals).size).toBe(4);
  });
});
