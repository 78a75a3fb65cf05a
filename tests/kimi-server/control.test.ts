import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect } from '../utils/kimi/loopback';
import { createKimiServer, type KimiServer } from './kimi-server.ts';
import { PRACTICE_TOKEN } from './tokens.ts';

/** Milliseconds in which something would have arrived long ago. */
const A_WHILE = 300;

let server: KimiServer;
let baseUrl = '';

beforeEach(async () => {
  server = createKimiServer({ pace: 0 });
  ({ baseUrl } = await server.listen());
});

afterEach(() => server.close());

const ask = (model: string) => collect(baseUrl, { token: PRACTICE_TOKEN, model });
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE));

async function held(): Promise<void> {
  const request = await server.waitForRequest(1);
  await expect.poll(() => request.isHeld, { timeout: 60_000 }).toBe(true);
}

describe('an answer that is held', () => {
  it.each([
    ['practice-hold-headers', null, 0],
    ['practice-hold-body', 200, 0],
    ['practice-hold-end', 200, 700],
  ])('%s says no more until it is released, and then all of it', async (model, status, least) => {
    const asked = ask(model);
    await held();
    const request = await server.waitForRequest(1);
    const { length } = request.sent.text + request.sent.reasoning;
    await aWhile();
    expect(request.status).toBe(status);
    expect((request.sent.text + request.sent.reasoning).length).toBe(length);
    expect(length).toBeGreaterThanOrEqual(least);
    expect(request.endedAt).toBeNull();

    server.release();
    const { events, error, text } = await asked;
    expect(error).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ type: 'end', finishReason: 'stop' });
    expect(text).toBe(request.sent.text);
  });

  it('is held no more once the server let others go', async () => {
    server.release();
    expect((await ask('practice-hold-headers')).error).toBeUndefined();
  });
});

it('says what it is told to, in the pieces that it is given', async () => {
  const pieces = ['<scr', 'ipt>\n', '\n', '𝕏 **half'];
  server.say(pieces, ['Hm', '…']);
  const { events, text, reasoning } = await ask('kimi-k2.5');
  expect(text).toBe(pieces.join(''));
  expect(reasoning).toBe('Hm…');
  expect(events.at(-1)).toMatchObject({ type: 'end', finishReason: 'stop' });
  const { sent } = await server.waitForRequest(1);
  expect(sent.deltas.slice(3).map(({ text: length }) => length)).toEqual(pieces.map(({ length }) => length));
});

it('counts, so that a word that is missing or comes twice shows', async () => {
  const { text } = await ask('practice-counted-1');
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  expect(numbers.length).toBeGreaterThan(15);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

it('says nothing more after “stall”, and keeps the connection', async () => {
  // So long that it is stalled in its middle, however late that is.
  const asked = ask('practice-counted-600');
  const request = await server.waitForRequest(1);
  await expect.poll(() => request.sent.reasoning, { timeout: 60_000 }).not.toBe('');
  server.stall();
  await aWhile();
  const { length } = request.sent.deltas;
  await aWhile();
  expect(request.sent.deltas).toHaveLength(length);
  expect(request.endedAt).toBeNull();
  server.reset();
  expect((await asked).error).toMatchObject({ kind: 'truncated' });
});

it('goes on after “resume” where it was stalled', async () => {
  const asked = ask('kimi-k2.5');
  const request = await server.waitForRequest(1);
  server.stall();
  await aWhile();
  expect(request.endedAt).toBeNull();
  server.resume();
  const { error, text } = await asked;
  expect(error).toBeUndefined();
  expect(text).toBe(request.sent.text);
});

it('breaks open connections at once, which is not the client’s doing', async () => {
  const asked = ask('practice-hold-end-1');
  await held();
  server.reset();
  const request = await server.waitForRequest(1);
  const { text, error } = await asked;
  expect(error).toMatchObject({ kind: 'truncated' });
  expect(request.isAborted).toBe(false);
  expect(request.sent.text.startsWith(text)).toBe(true);
});
