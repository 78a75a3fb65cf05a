import { treeOf } from '@/utils/chat/branches';
import { describe, expect, test, vi } from 'vitest';
import type { Conversation } from '@/utils/chat/conversation';
import { createConversationList } from '@/utils/storage/conversation-list';
import { createDatabase } from '@/utils/storage/database';
import { deleteConversations } from '@/utils/storage/delete-conversations';
import { createDigests } from '@/utils/storage/digests';
import { createDrafts } from '@/utils/storage/drafts';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import type { Database } from '@/utils/storage/transaction';
import { createUsageStore } from '@/utils/storage/usage-store';
import { answerWith, turnWith } from '../chat/chat-fixtures';
import { pictureUrl, pictureWith } from '../picture-fixtures';
import { wordsOnDisk } from './disk-scan';
import { requestWith } from './request-fixtures';
import { openRaw, rawRecords, sealedDatabase } from './sealed-fixtures';
import { conversationOf, pageWith, queryFor, said } from './storage-fixtures';

const QUESTION = 'Wie hoch ist die Flut?';
const TEXT = 'The tide rises twice a day, says the harbour master.';

async function about(store: ReturnType<typeof createDiskStore>, id: string): Promise<Conversation> {
  const hash = await store.saveText(TEXT);
  const conversation = conversationOf(id, {
    turns: [turnWith({ question: QUESTION, attachment: { page: pageWith(hash), selection: null } })],
  });
  await store.saveAnswer(conversation);
  return conversation;
}

/** Words of everything that is stored, each in one place alone. */
const WORDS = [
  'Wie hoch ist',
  'Flut',
  'harbour master',
  'tides.example',
  '/neap',
  'Spring tides',
  'almanac.example',
  'rises to four metres',
  'it follows the moon',
  'marked passage',
  'under a heading',
  'words around',
  'another branch',
  'digest-key',
  'in short',
  'half typed thought',
  'another-conversation',
  'kimi-k3',
  'request-model',
  'sent as it was',
  '満潮は何時',
];

/** Stores something of each kind; resolves to the hash of a page's text. */
async function everyKindIn(database: Database): Promise<string> {
  const store = createDiskStore(database);
  const hash = await store.saveText(TEXT);
  const page = pageWith(hash, {
    url: 'https://tides.example/neap',
    title: 'Spring tides',
    site: 'almanac.example',
  });
  const selection = { text: 'marked passage', headings: ['under a heading'], around: 'words around it' };
  const answer = answerWith({ text: 'It rises to four metres.', reasoning: 'it follows the moon' });
  const attachment = { page, selection };
  const branch = turnWith({ id: 'branch', question: 'another branch', answer: answerWith() });
  const shown = turnWith({ question: QUESTION, answer, attachment });
  const conversation = conversationOf('https://tides.example/neap', { turns: [shown] });
  await store.saveAnswer(conversation);
  await store.saveAnswer({ ...conversation, ...treeOf([shown, branch], shown.id) }, branch.id);
  await store.saveAnswer(said('another-conversation', '満潮は何時ですか'));
  await store.show('https://tides.example/neap', 'another-conversation');
  await createDigests(database).keep(hash, 'digest-key', 'The tide, in short.');
  await createDrafts(database).keep('c', { text: 'a half typed thought', selection: null }, 'panel');
  await createRequestLog(database).save(
    requestWith({
      conversationId: 'https://tides.example/neap',
      body: { model: 'request-model', messages: [{ role: 'user', content: 'sent as it was' }] },
    }),
  );
  const usage = { promptTokens: 1, completionTokens: 1, cachedTokens: 0, reasoningTokens: 0 };
  await createUsageStore(database).add({ at: 0, model: 'kimi-k3', usage: { ...usage, isEstimate: false } });
  await createConversationList(database).list(queryFor('flut'));
  return hash;
}

describe('on disk', () => {
  test('there is nothing of a question, a page, its address, a title, a draft or a word', async () => {
    const plain = createDatabase('readable');
    const { database, name, files } = await sealedDatabase();
    await everyKindIn(plain);
    const hash = await everyKindIn(database);
    const words = [...WORDS, hash];
    expect(await wordsOnDisk('readable', words)).toEqual(words);
    expect(await wordsOnDisk(name, words, files.all)).toEqual([]);
  });

  test('another worker reads everything back', async () => {
    const { database, again } = await sealedDatabase();
    const conversation = await about(createDiskStore(database), 'c');
    const store = createDiskStore(await again());
    expect(await store.load({ id: 'c', pageKey: '' })).toEqual(conversation);
    expect([...(await store.textsOf(conversation)).values()]).toEqual([TEXT]);
  });
});

describe('a deleted conversation', () => {
  test('cannot be opened from what the disk still has of it', async () => {
    const { database, name, files, again } = await sealedDatabase();
    const store = createDiskStore(database);
    const conversation = await about(store, 'c');
    const [turn] = await rawRecords(name, 'turns');
    const ring = await rawRecords(name, 'ring');
    const epochs = new Map(files.all);
    await store.remove(['c']);

    // Someone puts the old records back: what opened them was in a file that is gone.
    expect([...files.all.keys()].filter((file) => epochs.has(file))).toEqual([]);
    const later = await again();
    await putBack(name, 'turns', turn);
    expect((await createDiskStore(later).load({ id: 'c', pageKey: '' })).turns).toEqual([]);
    expect(ring).not.toEqual(await rawRecords(name, 'ring'));
    expect(conversation.turns).toHaveLength(1);
  });

  test('leaves the page text that another one has, and takes it with the last', async () => {
    const { database, name, again } = await sealedDatabase();
    const store = createDiskStore(database);
    const [one] = [await about(store, 'one'), await about(store, 'other')];
    await store.remove(['one']);
    expect([...(await store.textsOf(one)).values()]).toEqual([TEXT]);
    await store.remove(['other']);
    expect(await rawRecords(name, 'texts')).toEqual([]);
    expect(await rawRecords(name, 'drops')).toEqual([]);
    await again();
  });

  test('takes its pictures along, but for those that another one has', async () => {
    const { database, name } = await sealedDatabase();
    const store = createDiskStore(database);
    const hash = await store.saveText(pictureUrl());
    const attachment = { page: null, selection: null, pictures: [pictureWith({ hash })] };
    for (const id of ['one', 'other'])
      await store.saveAnswer(conversationOf(id, { turns: [turnWith({ attachment })] }));
    await store.remove(['one']);
    expect([...(await store.picturesOf([hash])).values()]).toEqual([pictureUrl()]);
    await store.remove(['other']);
    expect(await rawRecords(name, 'texts')).toEqual([]);
  });

  test('can be asked anew at once, under another key', async () => {
    const { database, again } = await sealedDatabase();
    const store = createDiskStore(database);
    await about(store, 'c');
    const [, conversation] = await Promise.all([store.remove(['c']), about(store, 'c')]);
    await store.saveAnswer(conversation);
    const text = await createDiskStore(await again()).load({ id: 'c', pageKey: '' });
    expect(text.turns[0]?.question).toBe(QUESTION);
  });
});

test('a question that comes before the key of the deleted conversation is thrown away is kept', async () => {
  for (const isEnded of [false, true]) {
    const { database, name, again } = await sealedDatabase();
    const store = createDiskStore(database);
    await store.saveAnswer(said('c', 'the old one'));
    const [old] = await rawRecords(name, 'turns');
    await deleteConversations(database, ['c']);
    await store.saveAnswer(said('c', QUESTION));
    const [asked] = await rawRecords(name, 'turns');
    // A worker that ends here leaves the throwing away to the next one.
    const later = isEnded ? await again() : database;
    await later.settle();
    expect((await createDiskStore(later).load({ id: 'c', pageKey: '' })).turns[0]?.question).toBe(QUESTION);
    await putBack(name, 'turns', old);
    expect((await createDiskStore(await again()).load({ id: 'c', pageKey: '' })).turns).not.toMatchObject([
      { question: 'the old one' },
    ]);
    await putBack(name, 'turns', asked);
    expect((await createDiskStore(await again()).load({ id: 'c', pageKey: '' })).turns[0]?.question).toBe(
      QUESTION,
    );
  }
});

test('a disk that is full while keys are thrown away loses none of the others', async () => {
  const { database, again } = await sealedDatabase();
  const store = createDiskStore(database);
  // More keys than are in one chunk.
  for (let i = 0; i < 140; i++) await store.saveAnswer(said(`c${i}`, `${QUESTION} ${i}`));
  await deleteConversations(database, ['c0']);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  });
  await expect(database.settle()).rejects.toThrow('full');
  put.mockRestore();
  await store.saveAnswer(said('new', QUESTION));
  const later = createDiskStore(await again());
  for (const id of ['c1', 'c139', 'new'])
    expect((await later.load({ id, pageKey: '' })).turns[0]?.question).toContain(QUESTION);
});

describe('a changed record', () => {
  test('is noticed and set aside, and the others stay', async () => {
    const { database, name, again } = await sealedDatabase();
    const store = createDiskStore(database);
    await store.saveAnswer(said('c', 'one'));
    const two = conversationOf('c', {
      turns: [turnWith({ question: 'one' }), turnWith({ id: 't2', after: 't', question: 'two' })],
    });
    await store.saveAnswer(two);
    await tamper(name, 'turns', 0);

    const later = createDiskStore(await again());
    const { turns } = await later.load({ id: 'c', pageKey: '' });
    expect(turns.map(({ question }) => question)).toEqual(['', 'two']);
    expect(turns[0]?.answer.outcome).toMatchObject({ failure: { kind: 'damaged' } });
  });

  test('of a conversation is made anew from its turns', async () => {
    const { database, name, again } = await sealedDatabase();
    await createDiskStore(database).saveAnswer(said('c', QUESTION));
    await tamper(name, 'conversations', 0);
    const { conversations } = await createConversationList(await again()).list(queryFor(''));
    expect(conversations.map(({ id, question }) => [id, question])).toEqual([['c', QUESTION]]);
  });
});

async function tamper(name: string, store: string, at: number): Promise<void> {
  const record = (await rawRecords(name, store))[at];
  const sealed = record?.['sealed'];
  if (!(sealed instanceof Uint8Array)) throw new Error('There is no such record.');
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  await putBack(name, store, record);
}

async function putBack(name: string, store: string, record: unknown): Promise<void> {
  const db = await openRaw(name);
  db.transaction(store, 'readwrite').objectStore(store).put(record);
  db.close();
}
