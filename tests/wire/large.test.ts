/** Answers that are larger than any model's: no more is taken of them than there is room for. */
import { describe, expect, test } from 'vitest';
import { BOUNDS } from '@/utils/kimi/bounds';
import { streamCompletion } from '@/utils/kimi/completion';
import type { KimiError } from '@/utils/kimi/errors';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { FIRST, LAST, LINE } from '../kimi-server/large.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { requestTo } from '../utils/kimi/loopback';
import { createPractice } from './practice';

const { ask, baseUrl, server } = createPractice();

const CUT = [
  'large-answer',
  'large-line',
  'endless',
  'endless-thought',
  'endless-gzip',
  'endless-pings',
  'endless-blank',
];

describe('an answer that is too large', () => {
  test.each(CUT)('is cut, keeps its beginning, and the connection is closed (%s)', async (name) => {
    const { text, reasoning, error, end } = await ask(name);
    expect({ error, end }).toMatchObject({ error: { kind: 'answer-too-long' }, end: undefined });
    expect(text.slice(0, FIRST.length) || reasoning.slice(0, LINE.length)).toBe(text === '' ? LINE : FIRST);
    expect(text.length + reasoning.length).toBeLessThanOrEqual(BOUNDS.said);
    await server.requests.at(-1)?.ended;
    expect(server.requests.at(-1)?.isAborted).toBe(true);
  });

  test('is whole where there is room for it', async () => {
    const { text, error, end } = await ask('large-delta');
    expect({ error, end }).toMatchObject({ error: undefined, end: { finishReason: 'stop' } });
    expect(text.length).toBeGreaterThan(2 * 1024 * 1024);
    expect([text.startsWith(FIRST), text.endsWith(LAST)]).toEqual([true, true]);
  });
});

test('words without an end, in an error, are cut', async () => {
  const { text, error } = await ask('endless-code');
  expect(text).toBe(ANSWER.text);
  const { kind, code = '', traceId = '', message, raw = '' } = error as KimiError;
  expect(kind).not.toBe('answer-too-long');
  for (const said of [code, traceId, message, raw]) expect(said.length).toBeLessThanOrEqual(4096);
});

test('a refusal that unfolds without an end is read as far as it says something', async () => {
  const { error } = await ask('endless-refusal');
  expect(error).toMatchObject({ kind: 'server', status: 500 });
  expect((error as KimiError).message.length).toBeLessThanOrEqual(4096);
});

test.each(['flood', 'endless', 'endless-pings', 'endless-thought'])(
  'a flood can be stopped (%s)',
  async (name) => {
    const stop = new AbortController();
    const model = `practice-${name}`;
    const request = requestTo(baseUrl(), { token: PRACTICE_TOKEN, model, signal: stop.signal });
    const reading = async () => {
      for await (const event of streamCompletion(request)) {
        // As a click does: whenever the thread gets to it.
        if (event.type !== 'unread') setTimeout(() => stop.abort('enough'));
      }
    };
    await expect(reading()).rejects.toBe('enough');
    await server.requests.at(-1)?.ended;
    expect(server.requests.at(-1)?.isAborted).toBe(true);
  },
);
