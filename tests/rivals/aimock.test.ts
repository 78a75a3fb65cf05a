/** Judges our client by an independent server. */
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionRequest } from '@/utils/kimi/completion';
import { streamCompletion } from '@/utils/kimi/completion';
import { listModels } from '@/utils/kimi/models';
import { collect, requestTo } from '../utils/kimi/loopback';
import { read, search, TOOLS } from '../utils/kimi/offered-tools';

const KEY = 'a-key-of-this-server';

const server = new LLMock({ port: 0, logLevel: 'silent', auth: { apiKeys: [KEY] } });
let baseUrl = '';

beforeAll(async () => {
  await server.start();
  baseUrl = `${server.url}/v1`;
});

afterAll(() => server.stop());

beforeEach(() => {
  server.clearFixtures();
  server.clearChaos();
});

const ANSWER = 'Hello! こんにちは 🦊, here is **Markdown**:\n\n- one\n- two';
const THOUGHT = 'The user greets me; I greet back. 挨拶です。';

function ask(change: Partial<CompletionRequest> = {}) {
  return collect(baseUrl, { token: KEY, ...change });
}

describe('an answer', () => {
  it('is read with its reasoning, in small chunks', async () => {
    server.onMessage('Hello', { content: ANSWER, reasoning: THOUGHT }, { chunkSize: 3 });
    const { text, reasoning, events, error } = await ask();
    expect({ text, reasoning, error }).toEqual({ text: ANSWER, reasoning: THOUGHT, error: undefined });
    expect(events.at(-1)).toMatchObject({ type: 'end', finishReason: 'stop' });
    expect(events.findIndex(({ type }) => type === 'text')).toBeGreaterThan(
      events.findLastIndex(({ type }) => type === 'reasoning'),
    );
  });

  it('is asked for by nothing but what every server takes', async () => {
    server.onMessage('Hello', { content: ANSWER });
    await ask({ maxTokens: 100 });
    expect(server.getLastRequest()?.body).toMatchObject({
      model: 'kimi-k2.5',
      messages: [{ role: 'user', content: 'Hello' }],
      stream: true,
      max_tokens: 100,
    });
    for (const name of ['temperature', 'top_p', 'n', 'thinking', 'reasoning_effort']) {
      expect(server.getLastRequest()?.body).not.toHaveProperty(name);
    }
  });

  it('carries the whole conversation', async () => {
    server.on({ turnIndex: 1, systemMessage: 'Be kind' }, { content: 'The second turn.' });
    const { text } = await ask({
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi.' },
        { role: 'user', content: 'And now?' },
      ],
    });
    expect(text).toBe('The second turn.');
  });

  it.each([
    ['length', 'length'],
    ['content_filter', 'content-filter'],
  ])('ends with %s', async (sent, finishReason) => {
    server.onMessage('Hello', { content: ANSWER, finishReason: sent });
    expect((await ask()).events.at(-1)).toMatchObject({ type: 'end', finishReason });
  });

  it('may be a tool call, which gives no text', async () => {
    server.onMessage('Hello', { toolCalls: [{ name: 'weather', arguments: '{"city":"Kyoto"}' }] });
    const { text, events, error } = await ask();
    expect({ text, error }).toEqual({ text: '', error: undefined });
    expect(events.at(-1)).toMatchObject({ finishReason: 'tool-calls' });
  });

  it('may be calls of the tools that were offered, whose results go back', async () => {
    const asked = [search('tides', 'call_a'), read([3, 4], 'call_b')];
    server.on({ toolCallId: 'call_b' }, { content: ANSWER });
    server.onMessage('Hello', { toolCalls: asked.map((one) => ({ ...one })) }, { chunkSize: 3 });
    const { events, error } = await ask({ tools: TOOLS });
    expect(error).toBeUndefined();
    expect(events).toMatchObject([
      { type: 'called', calls: asked },
      { type: 'end', finishReason: 'tool-calls' },
    ]);
    const { text } = await ask({
      tools: TOOLS,
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: '', reasoning: '', toolCalls: asked },
        ...asked.map(({ id }) => ({ role: 'tool', content: 'Nothing.', toolCallId: id }) as const),
      ],
    });
    expect(text).toBe(ANSWER);
    expect(server.getLastRequest()?.body).toMatchObject({
      tools: [{ type: 'function', function: { name: 'search_page' } }, { type: 'function' }],
      messages: [{}, { tool_calls: [{ id: 'call_a' }, { id: 'call_b' }] }, { tool_call_id: 'call_a' }, {}],
    });
  });

  it('may be text and a call', async () => {
    server.onMessage('Hello', { content: ANSWER, toolCalls: [{ ...search('tides', 'call_a') }] });
    const { text, events } = await ask({ tools: TOOLS });
    expect(text).toBe(ANSWER);
    expect(events.at(-2)).toEqual({ type: 'called', calls: [search('tides', 'call_a')] });
  });

  it('arrives as it is said, and can be stopped', async () => {
    server.onMessage('Hello', { content: ANSWER }, { chunkSize: 1, latency: 30 });
    const stop = new AbortController();
    const texts: string[] = [];
    const reading = async () => {
      for await (const event of streamCompletion(requestTo(baseUrl, { token: KEY, signal: stop.signal }))) {
        if (event.type === 'text') texts.push(event.text);
        if (texts.length === 3) stop.abort('enough');
      }
    };
    await expect(reading()).rejects.toBe('enough');
    expect(ANSWER.startsWith(texts.join(''))).toBe(true);
  });
});

describe('a failure', () => {
  it('of the key is unauthorized', async () => {
    const { error } = await ask({ token: 'another-key' });
    expect(error).toMatchObject({ name: 'KimiError', kind: 'unauthorized', status: 401 });
    expect(String(error)).not.toContain('another-key');
  });

  it.each([
    [400, 'context_length_exceeded', 'too-long'],
    [403, 'forbidden', 'forbidden'],
    [404, 'model_not_found', 'unknown-model'],
    [429, 'insufficient_quota', 'used-up'],
    [500, 'server_error', 'server'],
    [503, 'server_error', 'server'],
  ])('%i %s is %s', async (status, code, kind) => {
    const message = 'What the server says.';
    server.onMessage('Hello', { error: { message, type: 'invalid_request_error', code }, status });
    expect((await ask()).error).toMatchObject({ name: 'KimiError', kind, status, message, code });
  });

  it('for too many requests says how long to wait', async () => {
    const error = { message: 'Slow down.', type: 'rate_limit_error', code: 'rate_limit_exceeded' };
    server.onMessage('Hello', { error, status: 429, retryAfter: 7 });
    expect((await ask()).error).toMatchObject({ kind: 'rate-limited', retryAfter: 7000 });
  });

  it('in the middle leaves what came: truncated', async () => {
    server.onMessage('Hello', { content: ANSWER }, { chunkSize: 4, latency: 10, truncateAfterChunks: 4 });
    const { text, error } = await ask();
    expect(error).toMatchObject({ name: 'KimiError', kind: 'truncated' });
    expect(text).not.toBe('');
    expect(ANSWER.startsWith(text)).toBe(true);
  });

  it.each([
    ['a dropped request', { dropRate: 1 }, { kind: 'server', status: 500 }],
    ['broken JSON', { malformedRate: 1 }, { kind: 'malformed' }],
    ['a rate limit', { rateLimitRate: 1 }, { kind: 'rate-limited', retryAfter: expect.any(Number) }],
    ['a broken connection', { disconnectRate: 1 }, { kind: 'network' }],
  ])('by chaos is told by its kind: %s', async (_, chaos, expected) => {
    server.onMessage('Hello', { content: ANSWER });
    server.setChaos(chaos);
    const { error, text } = await ask();
    expect(error).toMatchObject({ name: 'KimiError', ...expected });
    expect(text).toBe('');
  });
});

it('lists the models', async () => {
  server.on({ model: 'kimi-k2.5' }, { content: ANSWER });
  const { signal } = new AbortController();
  const models = await listModels({ baseUrl, token: KEY, signal });
  expect(models.length).toBeGreaterThan(0);
  expect(models.every(({ id }) => id !== '')).toBe(true);
});
