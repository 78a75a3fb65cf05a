import { describe, expect, it } from 'vitest';
import { TIMEOUTS } from '@/utils/kimi/timeouts';
import { createPractice } from '../wire/practice';
import { IRREGULAR } from './irregular/irregular.ts';
import { PRACTICE_TOKEN } from './tokens.ts';

const { ask, server, baseUrl } = createPractice();

describe('refusals', () => {
  it.each([
    ['overloaded', 'server', 429, 'engine_overloaded_error'],
    ['quota', 'used-up', 429, 'exceeded_current_quota_error'],
    ['retired', 'unknown-model', 404, 'resource_not_found_error'],
    ['content-filter', 'content-filter', 400, 'content_filter'],
    ['too-large', 'too-long', 413, 'request_entity_too_large'],
    ['too-long', 'too-long', 400, 'invalid_request_error'],
  ])('practice-%s is %s', async (name, kind, status, code) => {
    expect((await ask(name)).error).toMatchObject({ kind, status, code });
  });

  it.each([
    ['words-too-long', 'too-long'],
    ['words-too-long-chinese', 'too-long'],
    ['words-throttled', 'rate-limited'],
    ['words-over-allowance', 'too-long-for-account'],
    ['words-no-channel', 'unknown-model'],
    ['words-balance', 'used-up'],
    ['words-model', 'unknown-model'],
    ['words-policy', 'unknown-model'],
    ['words-origin', 'origin-refused'],
    ['words-token', 'unauthorized'],
    ['words-endless', 'server'],
  ])('practice-%s is %s', async (name, kind) => {
    expect((await ask(name)).error).toMatchObject({ kind });
  });

  it('come in the shape of Moonshot’s where they are Moonshot’s', async () => {
    const response = await post({ model: 'practice-quota' });
    expect(await response.json()).toEqual({
      error: { type: 'exceeded_current_quota_error', message: expect.stringContaining('quota') },
    });
  });
});

describe('parameters', () => {
  it.each([
    ['practice-refuses-max_tokens', { max_tokens: 9 }, "Unsupported parameter: 'max_tokens'"],
    ['practice-refuses-thinking', { thinking: { type: 'enabled' } }, "Unsupported parameter: 'thinking'"],
    ['practice-refuses-reasoning_effort', { reasoning_effort: 'low' }, "'reasoning_effort'"],
    ['practice-fixed-temperature', { temperature: 0.7 }, 'invalid temperature: only 1 is allowed'],
    ['kimi-k2.5', { temperature: 0.7 }, 'invalid temperature: only 1 is allowed'],
    ['kimi-k2.6', { temperature: 1, thinking: { type: 'disabled' } }, 'only 0.6 is allowed'],
    ['kimi-k3', { top_p: 1 }, 'invalid top_p'],
    ['practice-always-thinking', { thinking: { type: 'disabled' } }, 'only type=enabled is allowed'],
    ['kimi-k2-thinking', { thinking: { type: 'disabled' } }, 'only type=enabled is allowed'],
  ])('%s refuses %j', async (model, parameters, message) => {
    const response = await post({ model, ...parameters });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
  });

  it.each([
    ['practice-refuses-max_tokens', {}],
    ['practice-refuses-thinking', { max_tokens: 9 }],
    ['practice-fixed-temperature', { temperature: 1 }],
    ['practice-always-thinking', { thinking: { type: 'enabled' } }],
    ['kimi-k2-0905-preview', { temperature: 0.7 }],
    ['kimi-k3', { reasoning_effort: 'low' }],
  ])('%s takes %j', async (model, parameters) => {
    expect((await post({ model, ...parameters })).status).toBe(200);
  });

  it('thinking that is off leaves out the reasoning', async () => {
    const { text, reasoning, error } = await ask('normal', { model: 'kimi-k2.6', thinking: false });
    expect({ reasoning, error }).toEqual({ reasoning: '', error: undefined });
    expect(text).toContain('practice server');
  });

  it('reasoning of earlier answers can be demanded', async () => {
    const messages = (more: object) =>
      [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi.', ...more },
        { role: 'user', content: 'And?' },
      ] as const;
    const forgotten = await ask('demands-reasoning', { messages: messages({}) });
    expect(forgotten.error).toMatchObject({ kind: 'bad-request' });
    expect(forgotten.error).toHaveProperty('message', expect.stringContaining('at index 1'));
    const sent = await ask('demands-reasoning', { messages: messages({ reasoning: 'A greeting.' }) });
    expect(sent.error).toBeUndefined();
  });
});

describe('failures that pass', () => {
  it('practice-flaky-2 fails twice for the same messages, is answered, and then fails anew', async () => {
    const outcomes = [];
    for (let attempt = 0; attempt < 4; attempt++) outcomes.push(await ask('flaky-2'));
    expect(outcomes.map(({ error }) => (error as { status?: number } | undefined)?.status)).toEqual([
      503,
      429,
      undefined,
      503,
    ]);
    expect(outcomes[2]?.end).toMatchObject({ finishReason: 'stop' });
  });

  it('practice-flaky counts other messages apart', async () => {
    const messages = [{ role: 'user', content: 'Something else' }] as const;
    expect((await ask('flaky')).error).toBeDefined();
    expect((await ask('flaky', { messages })).error).toBeDefined();
    expect((await ask('flaky')).error).toBeUndefined();
  });

  it('practice-flaky-network breaks the connection once', async () => {
    expect((await ask('flaky-network')).error).toMatchObject({ kind: 'network' });
    expect((await ask('flaky-network')).error).toBeUndefined();
  });
});

describe('time', () => {
  it.each([
    ['never-headers', { headers: 100 }, null],
    ['never', { firstToken: 100 }, 200],
    ['stalled', { silence: 100 }, 200],
  ])('practice-%s says nothing until the client has had enough', async (name, limit, status) => {
    const { error } = await ask(name, { timeouts: { ...TIMEOUTS, ...limit } });
    expect(error).toMatchObject({ kind: 'timeout' });
    const request = server.requests.at(-1);
    await request?.ended;
    expect(request).toMatchObject({ status, isAborted: true });
  });
});

describe('one at a time', () => {
  const narrow = createPractice({ maxConcurrent: 1 });

  it('refuses a second request while the first is answered, and takes it after', async () => {
    const stop = new AbortController();
    const first = narrow.ask('stalled', { signal: stop.signal });
    const { ended } = await narrow.server.waitForRequest(1);
    const second = await narrow.ask('normal');
    expect(second.error).toMatchObject({ kind: 'rate-limited', status: 429, code: 'too_many_requests' });
    expect(second.error).toHaveProperty('retryAfter', undefined);
    stop.abort('enough');
    await first;
    await ended;
    expect((await narrow.ask('normal')).error).toBeUndefined();
  });

  it('frees its place with the end of an answer', async () => {
    for (let count = 0; count < 5; count++) {
      expect((await narrow.ask('burst')).error).toBeUndefined();
    }
  });
});

describe('what is known', () => {
  it('has every irregularity from R1 to R38', () => {
    const numbers = new Set(Object.keys(IRREGULAR).map((name) => Number(/^r(\d+)/.exec(name)?.[1])));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 38 }, (_, n) => n + 1));
  });

  it('practice-no-usage ends without usage', async () => {
    expect((await ask('no-usage')).end).toMatchObject({ finishReason: 'stop', usage: null });
  });

  it('practice-portal is a web page with status 200', async () => {
    expect((await ask('portal')).error).toMatchObject({ kind: 'web-page', status: 200 });
  });
});

function post(body: object): Promise<Response> {
  return fetch(`${baseUrl()}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${PRACTICE_TOKEN}` },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], ...body }),
  });
}
