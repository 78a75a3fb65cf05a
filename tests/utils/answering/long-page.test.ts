import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { createAttach } from '@/utils/answering/attach-page';
import { createAnswerTurn } from '@/utils/answering/answer-turn';
import type { AnswerEvent } from '@/utils/chat/answer-event';
import type { Action, AttachedPage, Conversation } from '@/utils/chat/conversation';
import type { Preset } from '@/utils/prompts/presets';
import { createQueue } from '@/utils/answering/queue';
import { Refused } from '@/utils/chat/refused';
import type { PageReading } from '@/utils/page/reading';
import { DEFAULT_SETTINGS, settingsItem } from '@/utils/settings/settings';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createUsageStore } from '@/utils/storage/usage-store';
import { createRequestLog } from '@/utils/storage/request-log';
import { createDiskStore } from '@/utils/storage/store';
import { keepToken } from '@/utils/settings/tokens';
import { createKimiServer } from '../../kimi-server/kimi-server.ts';
import { HIDDEN_FACTS, longPage, longPageAsMarkdown } from '../../kimi-server/long-page.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import { answerWith, conversationWith, turnWith } from '../chat/chat-fixtures';

const CHAPTERS = longPage();
const TEXT = longPageAsMarkdown(CHAPTERS);
const URL_OF_PAGE = 'https://coast.example/chronicle';

const server = createKimiServer({ pace: 0, maxConcurrent: 1 });
let baseUrl = '';
let databases = 0;

beforeAll(async () => {
  ({ baseUrl } = await server.listen());
});
afterAll(() => server.close());

beforeEach(async () => {
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en');
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string) => `the words of ${key}`);
  await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl });
  await keepToken(baseUrl, PRACTICE_TOKEN);
});

function background() {
  const database = createDatabase(`long-page-${(databases += 1)}`);
  const [store, digests, usageStore] = [
    createDiskStore(database),
    createDigests(database),
    createUsageStore(database),
  ];
  const log = createRequestLog(database);
  const attach = createAttach({ store, digests });
  const complete = createAnswerTurn({ store, digests, usageStore, log, queue: createQueue() });
  return { database, store, usageStore, log, attach, complete };
}
type Background = ReturnType<typeof background>;

const reading = (text: string): PageReading => ({
  url: URL_OF_PAGE,
  title: 'The chronicle of the coast',
  site: 'coast.example',
  byline: null,
  published: null,
  language: 'en',
  mode: 'main',
  leftOut: [],
  parts: [],
  taken: [],
  text,
});

const attachOf = async (
  { attach }: Background,
  {
    action = 'ask',
    question = '',
    preset,
    text = TEXT,
    mayDigest = false,
    omitted = [] as readonly number[],
  } = {} as {
    action?: Action;
    question?: string;
    preset?: Preset;
    text?: string;
    mayDigest?: boolean;
    omitted?: readonly number[];
  },
) =>
  attach(reading(text), {
    action,
    question,
    isTranslated: preset === 'translate-page',
    isPrompt: preset !== undefined,
    selection: null,
    conversationId: 'c',
    scope: 'page',
    earlier: '',
    omitted,
    mayDigest,
    share: null,
    settings: await settingsItem.getValue(),
    model: 'kimi-k2.5',
  });

const conversationAbout = (page: AttachedPage, action: Action, question: string, id = 'c'): Conversation =>
  conversationWith(
    [
      turnWith({
        action,
        question,
        attachment: { page, selection: null },
        answer: answerWith({ model: 'kimi-k2.5', outcome: null }),
      }),
    ],
    { id, pageKey: URL_OF_PAGE, createdAt: 1 },
  );

/** Answers the open turn; stops after `until` says so. */
async function answer(
  { complete, store }: Background,
  conversation: Conversation,
  until: (event: AnswerEvent) => boolean = () => false,
) {
  const before = server.requests.length;
  const events: AnswerEvent[] = [];
  const stop = new AbortController();
  await store.saveAnswer(conversation);
  let error: unknown = null;
  try {
    for await (const event of complete(conversation, stop.signal)) {
      events.push(event);
      if (until(event)) stop.abort();
    }
  } catch (thrown) {
    error = thrown;
  }
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  const progress = events.flatMap((event) =>
    event.type === 'waiting' && event.waiting?.type === 'digesting' ? [event.waiting] : [],
  );
  return { events, text, progress, error, requests: server.requests.slice(before) };
}

const promptOf = (request: { readonly body: unknown } | undefined) =>
  (request?.body as { messages: { content: string }[] } | undefined)?.messages
    .map(({ content }) => content)
    .join('\n') ?? '';

async function digested(parts: Background, text = TEXT, id = 'c') {
  const page = await attachOf(parts, {
    action: 'summarise',
    question: 'Summarise this page',
    text,
    mayDigest: true,
  });
  return answer(parts, conversationAbout(page, 'summarise', 'Summarise this page', id));
}

describe('a page of a million characters', () => {
  test.each(Object.entries(HIDDEN_FACTS))(
    'is asked about its %s section, and answered right',
    async (_, fact) => {
      expect(TEXT.length).toBeGreaterThan(1_000_000);
      const parts = background();
      const page = await attachOf(parts, { question: fact.question });
      expect(page).toMatchObject({ coverage: 'chosen', characters: TEXT.length });
      const { text, requests } = await answer(parts, conversationAbout(page, 'ask', fact.question));
      expect(text).toContain(fact.answer);
      expect(requests).toHaveLength(1);
      expect(promptOf(requests[0]).length).toBeLessThan(200_000);
      expect(promptOf(requests[0])).toMatch(/- §\d+ Chapter 10\d\n/);
    },
  );

  test('is translated, all of it', async () => {
    const parts = background();
    const page = await attachOf(parts, { question: 'T', preset: 'translate-page', mayDigest: true });
    expect(page).toMatchObject({ coverage: 'translated', sections: null, sentCharacters: TEXT.length });
  });

  test('is summarised from summaries of its sections, once the user knows what that takes, one at a time, with progress', async () => {
    const parts = background();
    const refused = attachOf(parts, { action: 'summarise', question: 'Summarise this page' });
    await expect(refused).rejects.toThrow(Refused);
    const { failure } = (await refused.catch((error: unknown) => error)) as Refused;
    const { digest } = failure;
    expect(failure.kind).toBe('page-long');
    expect(digest?.sections).toBeGreaterThan(10);
    expect(digest?.requests).toBe((digest?.sections ?? 0) + 1);
    const { text, progress, error, requests, events } = await digested(parts);
    expect(requests).toHaveLength(digest?.requests ?? 0);
    const tokens = events.reduce(
      (sum, event) =>
        sum + (event.type === 'usage' ? event.usage.promptTokens + event.usage.completionTokens : 0),
      0,
    );
    expect((digest?.tokens ?? 0) / tokens).toBeGreaterThan(0.8);
    expect((digest?.tokens ?? 0) / tokens).toBeLessThan(1.3);
    expect(await (await parts.database()).count('texts')).toBe(1);
    expect(error).toBeNull();
    const count = progress[0]?.of ?? 0;
    expect(progress.map(({ section }) => section)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(requests.map(({ status }) => status)).toEqual(requests.map(() => 200));
    expect(text).toContain('The chronicle of the coast');
    // Every section was read once, and the answer is made from these summaries.
    const sections = requests.slice(0, -1).map(promptOf).join('\n');
    for (const { paragraphs } of CHAPTERS)
      expect(sections.replaceAll(/^\[\d+\] /gm, '')).toContain(paragraphs.join('\n\n'));
    const last = promptOf(requests.at(-1));
    for (const { sentence } of Object.values(HIDDEN_FACTS)) expect(last).toContain(sentence);
    const unmarked = (words: string) => words.replaceAll(/\[\d+\] ?/g, '');
    for (const { sent } of requests.slice(0, -1))
      expect(unmarked(last)).toContain(unmarked(sent.text).trim());
    expect((await parts.log.of('c', 't')).length).toBe(requests.length);
    expect((await parts.usageStore.byDay(1, Date.now()))[0]?.requests).toBe(requests.length);
  });

  test('that was stopped goes on with the section that was not read', async () => {
    const parts = background();
    const page = await attachOf(parts, { action: 'summarise', mayDigest: true });
    const conversation = conversationAbout(page, 'summarise', 'Summarise this page');
    const stopped = await answer(
      parts,
      conversation,
      (event) =>
        event.type === 'waiting' && event.waiting?.type === 'digesting' && event.waiting.section === 5,
    );
    expect(stopped.error).toMatchObject({ name: 'AbortError' });
    const done = stopped.requests.filter(({ isAborted }) => !isAborted).length;
    const again = await answer(parts, conversation);
    expect(again.progress[0]).toEqual({ type: 'digesting', section: 5, of: stopped.progress[0]?.of });
    expect(done + again.requests.length).toBeLessThanOrEqual((stopped.progress[0]?.of ?? 0) + 2);
    expect(again.text).toContain('The chronicle of the coast');
  });

  test('is waited with where the service allows only so many requests a minute', async () => {
    const parts = background();
    const page = await attachOf(parts, { action: 'summarise', mayDigest: true });
    const conversation = conversationAbout(page, 'summarise', 'Summarise this page');
    const limited = answerWith({ model: 'practice-rate-limited-1', outcome: null });
    const turn = turnWith({ action: 'summarise', attachment: { page, selection: null }, answer: limited });
    const { events, error } = await answer(
      parts,
      { ...conversation, turns: [turn] },
      (event) => event.type === 'waiting' && event.waiting?.type === 'retrying' && event.waiting.attempts > 2,
    );
    // It was stopped while it waited for the next minute, when the usual two attempts were used up.
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(events.at(-1)).toMatchObject({ waiting: { attempt: 1, failure: { kind: 'rate-limited' } } });
  });

  test('is read no further than the user’s own limit, and what was read is kept', async () => {
    const parts = background();
    await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl, dailyLimit: 50_000 });
    const { error, requests } = await digested(parts);
    expect(error).toMatchObject({ failure: { kind: 'over-limit' } });
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.length).toBeLessThan(8);
    expect(await (await parts.database()).count('digests')).toBe(requests.length);
  });

  test('is asked about as a whole where the panel suggests a question of its own', async () => {
    const parts = background();
    const refused = await attachOf(parts, { preset: 'main-points', question: 'What are they?' }).catch(
      (error: unknown) => error,
    );
    expect((refused as Refused).failure.kind).toBe('page-long');
  });

  test('is read no section of a second time, of a changed one only that, and leaves nothing behind', async () => {
    const parts = background();
    await digested(parts);
    expect((await attachOf(parts, { action: 'summarise', question: 'Summarise' })).coverage).toBe('digest');
    const second = await digested(parts);
    expect(second.requests).toHaveLength(1);

    const changed = TEXT.replace(HIDDEN_FACTS.middle.sentence, 'The expedition to Quenlaith never left.');
    const refused = await attachOf(parts, { action: 'summarise', text: changed }).catch(
      (error: unknown) => error,
    );
    expect((refused as Refused).failure.digest).toMatchObject({ sections: 1, requests: 2 });
    const third = await digested(parts, changed, 'changed');
    expect(third.requests).toHaveLength(2);
    expect(promptOf(third.requests[0])).toContain('never left');

    // Deleting a conversation deletes the summaries of its page, except those that another one needs.
    const db = await parts.database();
    const count = await db.count('digests');
    await parts.store.remove(['c']);
    expect(await db.count('digests')).toBe(count - 1);
    await parts.store.remove(['changed']);
    expect(await db.count('digests')).toBe(0);
    expect(await db.count('texts')).toBe(0);
  });
});

describe('a page that would fit, where the user wants a question to send what it needs', () => {
  const text = longPageAsMarkdown(CHAPTERS.slice(0, 12));

  beforeEach(async () => {
    await settingsItem.setValue({ ...DEFAULT_SETTINGS, baseUrl, sends: 'needed' });
  });

  test('is asked about in parts, at a fraction of its size', async () => {
    const page = await attachOf(background(), { question: HIDDEN_FACTS.first.question, text });
    expect(page.coverage).toBe('chosen');
    expect(page.sentCharacters).toBeLessThan(20_000);
    expect(page.characters).toBeGreaterThan(40_000);
  });

  test('goes whole with a summary', async () => {
    const page = await attachOf(background(), { action: 'summarise', question: 'Summarise', text });
    expect([page.coverage, page.sections]).toEqual(['whole', null]);
  });

  test('goes whole where it is short', async () => {
    const page = await attachOf(background(), { question: 'why?', text: text.slice(0, 20_000) });
    expect(page.coverage).toBe('whole');
  });
});
