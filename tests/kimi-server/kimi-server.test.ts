import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkToken } from '@/utils/kimi/check-token';
import type { CompletionRequest } from '@/utils/kimi/completion';
import { listModels } from '@/utils/kimi/models';
import { KNOWN_MODELS } from '@/utils/settings/automatic-model';
import { GUIDE_MODELS } from '@/utils/settings/suggested-models';
import { collect } from '../utils/kimi/loopback';
import { createKimiServer } from './kimi-server.ts';
import { PRACTICE_TOKEN } from './tokens.ts';

const server = createKimiServer({ pace: 0, maxBodyBytes: 50_000 });
let baseUrl = '';
let url = '';

beforeAll(async () => {
  ({ baseUrl, url } = await server.listen());
});

afterAll(() => server.close());

const HELLO = { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'Hello' }] };

function post(body: unknown, headers: Record<string, string> = { authorization: 'Bearer practice' }) {
  return fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function ask(request: Partial<CompletionRequest> = {}) {
  const outcome = await collect(baseUrl, { token: PRACTICE_TOKEN, ...request });
  return { ...outcome, end: outcome.events.at(-1) };
}

function lastRequest() {
  const request = server.requests.at(-1);
  if (!request) throw new Error('There was no request.');
  return request;
}

describe('the wire', () => {
  const capture = (name: string) =>
    readFileSync(new URL(`../fixtures/kimi/${name}`, import.meta.url), 'utf8');
  const chunks = (stream: string) =>
    stream
      .split('\n\n')
      .filter((event) => event.startsWith('data: {'))
      .map((event) => JSON.parse(event.slice('data: '.length)));

  /** Members in order, and what kind of value each has; texts and numbers differ from answer to answer. */
  function shape(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
    return Object.entries(value).map(([name, member]) => [name, shape(member)]);
  }

  it('has every shape of chunk that the captured stream has, and no other, in the same order', async () => {
    const stream = await (await post({ ...HELLO, stream: true })).text();
    const shapes = (text: string) => [...new Set(chunks(text).map((chunk) => JSON.stringify(shape(chunk))))];
    const [first, reasoning, both, last, usage] = shapes(capture('stream-hello.sse'));
    const text = JSON.stringify(shape({ ...chunks(stream)[0], choices: [textChoice] }));
    expect(shapes(stream)).toEqual([first, reasoning, both, text, last, usage]);
    expect(stream.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(chunks(stream)[0].id).toMatch(/^chatcmpl-[0-9a-f]{16}$/);
  });

  /** The captured answer is too short to have one: text that is not the last. */
  const textChoice = { index: 0, delta: { content: '' }, logprobs: null, finish_reason: null };

  it('has the shape of the captured completion', async () => {
    const body = await (await post(HELLO)).json();
    expect(shape(body)).toEqual(shape(JSON.parse(capture('completion-hello.json'))));
  });

  it('has the shape of the captured error', async () => {
    const body = await (await post(HELLO, { authorization: 'Bearer practice-broken' })).json();
    expect(shape(body)).toEqual(shape(JSON.parse(capture('error.json'))));
    expect(body).toMatchObject({ error: { code: 'api_error', message: 'fetch failed' } });
  });
});

describe('the checks', () => {
  it.each([
    [undefined, 400, 'no_token'],
    ['Bearer ', 400, 'no_token'],
    ['Bearer wrong-token', 401, 'invalid_token'],
    ['Bearer practice-expired', 401, 'token_expired'],
    ['Bearer practice-mismatched', 401, 'token_mismatched'],
    ['Bearer practice-disabled', 403, 'disabled'],
    ['Bearer practice-used-up', 403, 'used_up'],
    ['Bearer practice-rate-limited', 429, 'too_many_requests'],
    ['Bearer practice-broken', 500, 'api_error'],
  ])('answer authorization %s with %i %s', async (authorization, status, code) => {
    const response = await post(HELLO, authorization === undefined ? {} : { authorization });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      success: false,
      error: { code },
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it.each([
    ['no JSON', '{"model":'],
    ['no object', []],
    ['no model', { messages: HELLO.messages }],
    ['an unknown model', { ...HELLO, model: 'gpt-9' }],
    ['an unknown scenario', { ...HELLO, model: 'practice-nonsense' }],
    ['no messages', { model: 'kimi-k2.5' }],
    ['empty messages', { ...HELLO, messages: [] }],
    ['an unknown role', { ...HELLO, messages: [{ role: 'robot', content: 'Hello' }] }],
    ['an empty content', { ...HELLO, messages: [{ role: 'user', content: ' ' }] }],
    ['a content that is no text', { ...HELLO, messages: [{ role: 'user', content: 7 }] }],
    ['a stream that is no boolean', { ...HELLO, stream: 'yes' }],
    ['a budget of nothing', { ...HELLO, max_tokens: 0 }],
  ])('refuse a request with %s as bad_request', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad_request' } });
  });

  it('refuse a request that is too large', async () => {
    const response = await post({ ...HELLO, messages: [{ role: 'user', content: 'x'.repeat(60_000) }] });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'request_entity_too_large' } });
  });

  it.each(['/', '/kimi/models', '/kimi/chat/completion'])('know no API at %s', async (path) => {
    const response = await fetch(url + path, { headers: { authorization: 'Bearer practice' } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'no_api' } });
  });
});

describe('our own client', () => {
  it('gets exactly what was sent', async () => {
    const { text, reasoning, end } = await ask();
    const request = lastRequest();
    expect(text).toBe(request.sent.text);
    expect(reasoning).toBe(request.sent.reasoning);
    expect(end).toMatchObject({ type: 'end', finishReason: 'stop', usage: { promptTokens: 9 } });
  });

  it('finds a good token good, and each bad one bad in kind', async () => {
    const { signal } = new AbortController();
    const check = (token: string) => checkToken({ baseUrl, token, model: 'kimi-k2.5', signal });
    await expect(check('practice')).resolves.toBeUndefined();
    expect(lastRequest().body).toMatchObject({ stream: true, max_tokens: 8 });
    await expect(check('')).rejects.toMatchObject({ kind: 'no-token' });
    await expect(check('whatever')).rejects.toMatchObject({ kind: 'unauthorized' });
    await expect(check('practice-mismatched')).rejects.toMatchObject({ kind: 'token-mismatched' });
    await expect(check('practice-used-up')).rejects.toMatchObject({ kind: 'used-up' });
    await expect(check('practice-rate-limited')).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfter: 7000,
    });
    await expect(check('practice-broken')).rejects.toMatchObject({ kind: 'server', message: 'fetch failed' });
  });

  it('hangs up a check at the first delta', async () => {
    const { signal } = new AbortController();
    await checkToken({ baseUrl, token: 'practice', model: 'practice-silent-middle-30', signal });
    const request = lastRequest();
    await request.ended;
    expect(request.isAborted).toBe(true);
  });

  it('lists the models', async () => {
    const { signal } = new AbortController();
    const models = await listModels({ baseUrl, token: PRACTICE_TOKEN, signal });
    expect(models.map(({ id }) => id)).toEqual(expect.arrayContaining([...KNOWN_MODELS]));
    expect(models.find(({ id }) => id === 'kimi-k3')).toEqual({
      id: 'kimi-k3',
      context: 1_048_576,
      readsImages: true,
      reasons: true,
    });
    expect(models.find(({ id }) => id === 'kimi-k2.6')?.context).toBe(262_144);
  });

  it.each(GUIDE_MODELS)('answers with %s of the guide, which is not in the list', async (model) => {
    expect((await ask({ model })).end).toMatchObject({ finishReason: 'stop' });
  });

  it('is told that the budget ended the answer', async () => {
    const { reasoning, text, end } = await ask({ maxTokens: 10 });
    expect(reasoning).not.toBe('');
    expect(text).toBe('');
    expect(end).toMatchObject({ finishReason: 'length', usage: { completionTokens: 10 } });
  });
});

describe('the scenarios', () => {
  it.each([
    ['practice-cut', { error: { kind: 'truncated' } }],
    ['practice-truncated', { error: { kind: 'truncated' } }],
    ['practice-error-in-stream', { error: { kind: 'server', message: 'fetch failed' } }],
    ['practice-length', { error: undefined, end: { finishReason: 'length' } }],
    ['practice-burst', { error: undefined, end: { finishReason: 'stop' } }],
    ['practice-json', { error: undefined, end: { finishReason: 'stop' } }],
  ])('%s gives some text and ends as it should', async (model, expected) => {
    const outcome = await ask({ model });
    expect(outcome.text).not.toBe('');
    expect(outcome).toMatchObject(expected);
    expect(outcome.text).toBe(lastRequest().sent.text);
    expect(lastRequest().isAborted).toBe(false);
  });

  it.each([
    ['practice-html-502', { error: { kind: 'gateway', status: 502 } }],
    ['practice-html-200', { error: { kind: 'web-page', status: 200 } }],
    ['practice-rate-limited', { error: { kind: 'rate-limited', retryAfter: 3000 } }],
    ['practice-rate-limited-9', { error: { kind: 'rate-limited', retryAfter: 9000 } }],
    ['practice-empty', { error: undefined, end: { finishReason: 'stop' } }],
  ])('%s gives no text', async (model, expected) => {
    const outcome = await ask({ model });
    expect(outcome.text).toBe('');
    expect(outcome).toMatchObject(expected);
  });

  it('practice-long is as long as it is asked to be, and always the same', async () => {
    const [first, second, short] = await Promise.all(
      ['practice-long', 'practice-long', 'practice-long-500'].map((model) => ask({ model })),
    );
    expect(first?.text).toHaveLength(20_000);
    expect(second?.text).toBe(first?.text);
    expect(short?.text).toBe(first?.text.slice(0, 500));
  });

  it.each([
    ['practice-silent-1', 0],
    ['practice-silent-headers-1', 0],
    ['practice-keep-alive-1', 0],
    ['practice-silent-middle-1', 1],
  ])('%s is silent for a second, and then goes on', async (model, before) => {
    const asked = performance.now();
    const { error, text } = await ask({ model });
    const { sent, receivedAt } = lastRequest();
    expect({ error, text }).toEqual({ error: undefined, text: sent.text });
    expect(performance.now() - asked).toBeGreaterThan(950);
    const early = sent.deltas.filter(({ at }) => at - receivedAt < 900);
    expect(early.length > 0).toBe(before > 0);
  });

  it('practice-slow takes as long as it is asked to, in small deltas', async () => {
    const asked = performance.now();
    await ask({ model: 'practice-slow-1' });
    expect(performance.now() - asked).toBeGreaterThan(900);
    expect(lastRequest().sent.deltas.length).toBeGreaterThan(20);
  });

  it('practice-never says nothing until the client has had enough', async () => {
    const patience = new AbortController();
    const asked = ask({ model: 'practice-never', signal: patience.signal });
    const request = await server.waitForRequest(server.requests.length + 1);
    await expect.poll(() => request.status).toBe(200);
    patience.abort();
    const { error } = await asked;
    await request.ended;
    expect(error).toHaveProperty('name', 'AbortError');
    expect(request).toMatchObject({
      status: 200,
      isAborted: true,
      sent: { text: '', reasoning: '', deltas: [] },
    });
  });

  it('are chosen by a header too', async () => {
    const headers = { authorization: 'Bearer practice', 'x-practice-scenario': 'html-503' };
    expect((await post(HELLO, headers)).status).toBe(503);
    expect((await post(HELLO, { ...headers, 'x-practice-scenario': 'nonsense' })).status).toBe(400);
  });
});

describe('the record', () => {
  it('has the body and headers of each request, and of the token only its end', async () => {
    const next = server.requests.length + 1;
    const received = server.waitForRequest(next);
    await (await post(HELLO, { authorization: 'Bearer practice', 'x-test': 'yes' })).text();
    const request = await received;
    expect(request.body).toEqual(HELLO);
    expect(request.headers).toMatchObject({ authorization: 'Bearer …tice', 'x-test': 'yes' });
    expect(await server.waitForRequest(next)).toBe(request);
  });

  it('knows when the client hung up, and how much it had been sent', async () => {
    const stop = new AbortController();
    const request = server.waitForRequest(server.requests.length + 1);
    const asked = ask({ model: 'practice-slow', signal: stop.signal });
    const { sent, ended } = await request;
    await expect.poll(() => sent.deltas.length).toBeGreaterThan(5);
    stop.abort('enough');
    await ended;
    const { deltas, text, reasoning } = sent;
    expect((await asked).error).toBe('enough');
    expect(await request).toMatchObject({ isAborted: true, endedAt: expect.any(Number) });
    expect(deltas.reduce((sum, delta) => sum + delta.text + delta.reasoning, 0)).toBe(
      (text + reasoning).length,
    );
    expect(deltas.map(({ at }) => at)).toEqual(deltas.map(({ at }) => at).toSorted((a, b) => a - b));
  });
});

describe('the pace', () => {
  it('is about fifty deltas a second unless set', async () => {
    const paced = createKimiServer();
    const listening = await paced.listen();
    await ask({ baseUrl: listening.baseUrl });
    const { deltas } = (await paced.waitForRequest(1)).sent;
    const [first, last] = [deltas[0]?.at ?? 0, deltas.at(-1)?.at ?? 0];
    expect((last - first) / (deltas.length - 1)).toBeGreaterThan(15);
    await paced.close();
  });
});
