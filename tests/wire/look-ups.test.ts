/** Look-ups from the question to the answer, over HTTP: our own loop, and the scripted models that ask. */
import { beforeEach, expect, test } from 'vitest';
import type { LookupCall } from '@/utils/chat/conversation';
import { factsOf } from '@/utils/settings/model-facts';
import { keepToken } from '@/utils/settings/tokens';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { answer, asking, background, begin, set } from '../utils/answering/open-turn';
import { createPractice } from './practice';
import { pageWith } from '../utils/storage/storage-fixtures';

const { server, baseUrl } = createPractice();

beforeEach(async () => {
  await begin();
  await set({ baseUrl: baseUrl() });
  await keepToken(baseUrl(), PRACTICE_TOKEN);
});

const FILLER = ['Ships', 'Fares', 'Weather', 'Pilots', 'Cranes', 'Crews', 'Ropes', 'Bells'].map(
  (name) => `## ${name}\n\n${`All about ${name.toLowerCase()} and what they are for. `.repeat(40).trim()}`,
);

const TEXT = [
  ...FILLER.slice(0, 4),
  '## Tides\n\nThe sea rises twice a day because the moon pulls it, by six metres at Dover.',
  ...FILLER.slice(4),
].join('\n\n');

const PART = pageWith('', {
  url: 'https://example.org/',
  sections: [0],
  coverage: 'chosen',
  characters: TEXT.length,
  sentCharacters: 2000,
});

/** Asks a scripted model about a page that it gets the first section of, and counts the requests that it took. */
async function ask(model: string) {
  const parts = background();
  const page = { ...PART, hash: await parts.store.saveText(TEXT) };
  const before = server.requests.length;
  const asked = asking({ model }, 'How far does the sea rise at Dover?', {
    attachment: { page, selection: null },
  });
  const { events, text, error } = await answer(asked, parts);
  const calls = events.flatMap((event): readonly LookupCall[] =>
    event.type === 'looked-up' ? event.calls : [],
  );
  const requests = server.requests.slice(before);
  return { text, error, calls, statuses: requests.map(({ status }) => status), end: events.at(-1) };
}

const ANSWERED = /by six metres at Dover\.” \[\d+\]/;
const found = ({ name, looked }: LookupCall) => [name, (looked?.passages.length ?? 0) > 0];

test.each([
  'asks-once',
  'asks-aloud',
  'asks-as-text',
  'asks-as-elements',
  'asks-in-thought',
  'vllm',
  'vllm-old',
  'sglang',
])('practice-%s finds what it was not given, and answers with its citation', async (name) => {
  const { text, error, calls, statuses, end } = await ask(`practice-${name}`);
  expect(error).toBeNull();
  expect(calls.map(found)).toEqual([
    ['search_page', true],
    // The search gave all of that section.
    ['read_sections', false],
  ]);
  expect(text).toMatch(ANSWERED);
  expect(statuses).toEqual([200, 200, 200]);
  expect(end).toEqual({ type: 'end', finishReason: 'stop' });
});

test('practice-asks-at-once gets both of its answers', async () => {
  const { text, error, calls } = await ask('practice-asks-at-once');
  expect([error, calls.length]).toEqual([null, 2]);
  expect(text).toMatch(ANSWERED);
});

test('practice-asks-nonsense is told what is wrong with each call, and answers', async () => {
  const { error, calls, statuses, end } = await ask('practice-asks-nonsense');
  expect(error).toBeNull();
  expect(calls.map(({ looked }) => looked?.passages ?? null)).toEqual([
    null,
    null,
    null,
    null,
    [],
    null,
    null,
  ]);
  expect(calls.every(({ result }) => result.trim() !== '')).toBe(true);
  expect(statuses).toEqual([200, 200]);
  expect(end).toEqual({ type: 'end', finishReason: 'stop' });
});

test.each(['asks-twice', 'asks-forever'])('practice-%s is told to answer, and does', async (name) => {
  const { text, error, statuses } = await ask(`practice-${name}`);
  expect(error).toBeNull();
  expect(statuses.length).toBeLessThanOrEqual(5);
  expect(text).toMatch(ANSWERED);
});

test.each(['asks-never', 'ignores-tools'])('practice-%s takes one request', async (name) => {
  const { error, calls, statuses } = await ask(`practice-${name}`);
  expect({ error, calls, statuses }).toEqual({ error: null, calls: [], statuses: [200] });
});

test.each(['no-tools', 'refuses-tools'])(
  'practice-%s is asked without tools, now and from then on',
  async (name) => {
    const model = `practice-${name}`;
    const first = await ask(model);
    expect([first.error, first.statuses]).toEqual([null, [400, 200]]);
    expect((await factsOf(baseUrl(), model)).refused).toEqual(['tools']);
    expect((await ask(model)).statuses).toEqual([200]);
  },
);
