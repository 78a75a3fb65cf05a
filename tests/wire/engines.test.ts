/** Answers and refusals in the forms of vLLM and SGLang, over HTTP. */
import { expect, test } from 'vitest';
import { streamWithRetries } from '@/utils/kimi/retry';
import { createPractice } from './practice';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { requestTo } from '../utils/kimi/loopback';

const { server, baseUrl, ask } = createPractice();

test.each([
  ['vllm', true],
  ['vllm-old', false],
  ['sglang', false],
])('%s: every word arrives once, with the counts that it gives', async (name, countsCached) => {
  const { text, reasoning, unread, end, error } = await ask(name);
  const sent = server.requests.at(-1)?.sent;
  expect({ text, reasoning, unread, error }).toEqual({
    text: sent?.text,
    reasoning: sent?.reasoning,
    unread: 0,
    error: undefined,
  });
  expect(reasoning).not.toBe('');
  expect(end).toMatchObject({ finishReason: 'stop', usage: { promptTokens: expect.any(Number) as number } });
  const cached = end?.usage?.cachedTokens ?? null;
  expect(cached !== null).toBe(countsCached);
});

test.each([
  ['vllm-too-long', 'too-long'],
  ['vllm-old-too-long', 'too-long'],
  ['vllm-no-model', 'unknown-model'],
  ['vllm-unauthorized', 'unauthorized'],
  ['vllm-no-parser', 'bad-request'],
  ['sglang-too-long', 'too-long'],
  ['sglang-queue-full', 'server'],
  ['sglang-queue-streams', 'server'],
])('%s is told as %s', async (name, kind) => {
  expect(await ask(name)).toMatchObject({ text: '', error: { name: 'KimiError', kind } });
});

test('an answer that the engine broke off is not taken for whole', async () => {
  expect(await ask('vllm-aborted')).toMatchObject({ ...ANSWER, end: undefined, error: { kind: 'server' } });
});

test('vLLM’s error in the middle of a stream is no end, though [DONE] comes after it', async () => {
  expect(await ask('vllm-error-in-stream')).toMatchObject({
    ...ANSWER,
    end: undefined,
    error: { kind: 'server', status: 500 },
  });
});

test.each(['sglang-queue-full', 'sglang-queue-streams'])('%s is asked again, twice', async (name) => {
  const before = server.requests.length;
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const request = requestTo(baseUrl(), { token: PRACTICE_TOKEN, model: `practice-${name}` });
  const asking = Array.fromAsync(streamWithRetries(request, { sleep }));
  await expect(asking).rejects.toMatchObject({ kind: 'server', status: 503 });
  expect(server.requests.length - before).toBe(3);
  expect(waits).toHaveLength(2);
});
