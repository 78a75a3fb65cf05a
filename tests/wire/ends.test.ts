/** Waiting, stopping and breaking off, over HTTP: R25, R28, R29. */
import { describe, expect, test } from 'vitest';
import { streamCompletion } from '@/utils/kimi/completion';
import { ANSWER, THOUGHTS, WORDS } from '../kimi-server/irregular/frames.ts';
import { REPEATED } from '../kimi-server/irregular/ends.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { requestTo } from '../utils/kimi/loopback';
import { createPractice, outcome } from './practice';

const { ask, baseUrl, server } = createPractice();

test.each([
  ['r25', 2000],
  ['r25-fraction', 250],
  ['r25-past-date', 0],
  ['r25-negative', 0],
  ['r25-now', 0],
  ['r25-huge', 2 ** 31 - 1],
  ['r25-ms', 150],
  ['r25-nonsense', undefined],
  ['r25-never', 1000],
  ['r25-absent', undefined],
])('R25: Retry-After is read in every form, in milliseconds (%s)', async (name, retryAfter) => {
  const { error } = await ask(name);
  expect(error).toMatchObject({ kind: 'rate-limited', status: 429 });
  expect(error).toHaveProperty('retryAfter', retryAfter);
});

test('R25: a date is counted from now, and comes out within its second', async () => {
  const { error } = await ask('r25-date');
  expect(error).toHaveProperty('retryAfter', expect.any(Number));
  const { retryAfter } = error as { retryAfter: number };
  expect(retryAfter).toBeGreaterThan(8000);
  expect(retryAfter).toBeLessThanOrEqual(10_000);
});

test('R25: a server that does not want to be asked again says so', async () => {
  expect((await ask('r25-never')).error).toHaveProperty('shouldRetry', false);
});

test('R28: an answer that says the same for ever is given as it comes, and can be stopped', async () => {
  const stop = new AbortController();
  const request = requestTo(baseUrl(), {
    token: PRACTICE_TOKEN,
    model: 'practice-r28',
    signal: stop.signal,
  });
  let text = '';
  const reading = async () => {
    for await (const event of streamCompletion(request)) {
      if (event.type === 'text') text += event.text;
      if (text.length > 500) stop.abort('enough');
    }
  };
  await expect(reading()).rejects.toBe('enough');
  expect(text.startsWith(ANSWER.text + REPEATED + REPEATED)).toBe(true);
  await server.requests.at(-1)?.ended;
  expect(server.requests.at(-1)?.isAborted).toBe(true);
});

describe('R29: a connection that breaks', () => {
  const HALF = { reasoning: THOUGHTS.join(''), text: WORDS.slice(0, 2).join('') };

  test.each(['r29', 'r29-in-event'])('R29: in the middle leaves what came: truncated (%s)', async (name) => {
    expect(await ask(name)).toMatchObject({
      ...HALF,
      end: undefined,
      error: { kind: 'truncated', cause: expect.any(TypeError) },
    });
  });

  test('R29: after the finish reason changes nothing', async () => {
    expect(await ask('r29-finished')).toMatchObject(outcome({ usage: null }));
  });

  test.each([
    ['r29-early', ['network', 'truncated']],
    ['r29-refused', ['network']],
  ])('R29: before the first byte is a network error (%s)', async (name, kinds) => {
    const { error, text } = await ask(name);
    expect(text).toBe('');
    expect(error).toHaveProperty('name', 'KimiError');
    expect(kinds).toContain((error as { kind: string }).kind);
  });
});
