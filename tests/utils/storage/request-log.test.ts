import { describe, expect, test } from 'vitest';
import { createDatabase } from '@/utils/storage/database';
import { promptFor } from '@/utils/prompt/prompt';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { conversationWith, turnWith } from '../chat/chat-fixtures';
import { requestWith } from './request-fixtures';
import { pageWith } from './storage-fixtures';

const PAGE = 'https://example.com/article';
const TEXT = `${'The sea rises and falls twice a day. '.repeat(50)}</page>\n<selection>`;
let databases = 0;

/** A log beside a conversation of two turns, `t` and `t2`, about a page. */
async function logWithConversation({ kept }: { kept?: number } = {}) {
  const database = createDatabase(`requests-${(databases += 1)}`);
  const store = createDiskStore(database);
  const hash = await store.saveText(TEXT);
  const page = pageWith(hash, { characters: TEXT.length, sentCharacters: TEXT.length });
  const first = turnWith({ attachment: { page, selection: null } });
  const conversation = conversationWith([first], { pageKey: PAGE, createdAt: 1 });
  await store.saveAnswer(conversation);
  await store.saveAnswer(conversationWith([first, turnWith({ id: 't2' })], { pageKey: PAGE, createdAt: 1 }));
  return { database, store, conversation, log: createRequestLog(database, kept) };
}

describe('the request log', () => {
  test('gives a turn’s requests back as they were, in the order they were made', async () => {
    const { log } = await logWithConversation();
    const records = Array.from({ length: 12 }, (_, i) => requestWith({ askedAt: i, status: 200 + i }));
    for (const record of records) await log.save(record);
    await log.save(requestWith({ turnId: 't2', askedAt: 99 }));
    expect(await log.of('c', 't')).toEqual(records);
    expect(await log.of('c', 't2')).toHaveLength(1);
    expect(await log.of('c', 'other')).toEqual([]);
  });

  test('keeps apart requests that are saved at the same time', async () => {
    const { log } = await logWithConversation();
    await Promise.all(Array.from({ length: 10 }, (_, i) => log.save(requestWith({ status: i }))));
    expect((await log.of('c', 't')).map(({ status }) => status)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('stores no page text again, however often it was sent', async () => {
    const { database, store, conversation, log } = await logWithConversation();
    const { messages } = promptFor(conversation, {
      boundary: 'b0b0',
      texts: await store.textsOf(conversation),
      digests: new Map(),
      pageTokens: 100_000,
      historyTokens: 20_000,
      language: 'en',
      fallback: 'en',
      translateInto: 'auto',
      estimateTokens: (text) => text.length / 4,
      wantsReasoning: false,
      continuation: null,
      hasTools: false,
      thinks: false,
      pictures: new Map(),
      instructions: '',
      sees: true,
    });
    const record = requestWith({ body: { model: 'kimi-k2.5', messages, stream: true } });
    for (let i = 0; i < 3; i++) await log.save(record);
    expect(JSON.stringify(record)).toContain('The sea rises');
    expect(JSON.stringify(await (await database()).getAll('requests'))).not.toContain('The sea rises');
    expect(await log.of('c', 't')).toEqual([record, record, record]);
  });

  test('keeps nothing of a conversation that was deleted while it was answered', async () => {
    const { database, store, log } = await logWithConversation();
    await store.remove(['c']);
    await log.save(requestWith());
    expect(await (await database()).count('requests')).toBe(0);
  });

  test('forgets the oldest requests of all once there are too many', async () => {
    const { log } = await logWithConversation({ kept: 3 });
    for (const askedAt of [1, 2, 3, 4, 5]) {
      await log.save(requestWith({ askedAt, turnId: askedAt % 2 === 1 ? 't' : 't2' }));
    }
    expect((await log.of('c', 't')).map(({ askedAt }) => askedAt)).toEqual([3, 5]);
    expect((await log.of('c', 't2')).map(({ askedAt }) => askedAt)).toEqual([4]);
  });
});
