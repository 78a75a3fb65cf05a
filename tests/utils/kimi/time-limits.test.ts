import { setImmediate } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { streamCompletion } from '@/utils/kimi/completion';
import { TIMEOUTS } from '@/utils/kimi/timeouts';
import { chunk, collect, DONE, requestTo, serve } from './loopback';

const HELLO = chunk({ content: 'Hello' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A request and its server, both under the test's control, as is the clock. */
async function start(change: Parameters<typeof collect>[1] = {}) {
  const opened = Promise.withResolvers<ServerResponse>();
  const hungUp = Promise.withResolvers<void>();
  let received = '';
  const baseUrl = await serve((response, request) => {
    request.on('close', hungUp.resolve);
    response.on('close', hungUp.resolve);
    opened.resolve(response);
  });
  const isOpen = Promise.withResolvers<void>();
  const observer = {
    sent: () => {},
    opened: () => isOpen.resolve(),
    received: (text: string) => (received += text),
  };
  let isOver = false;
  const outcome = collect(baseUrl, { observer, ...change }).finally(() => (isOver = true));
  const response = await opened.promise;
  return {
    outcome,
    hungUp: hungUp.promise,
    isOver: () => isOver,
    /** Sends the headers, and waits until they were received. */
    async open() {
      response.flushHeaders();
      await isOpen.promise;
      await settle();
    },
    /** Sends a comment or events, and waits until the last arrived. */
    async send(text: string) {
      const before = received.length;
      response.write(text);
      if (text.startsWith('data')) while (received.length === before) await setImmediate();
      else for (let i = 0; i < 20; i++) await setImmediate();
      await settle();
    },
    async pass(ms: number) {
      await vi.advanceTimersByTimeAsync(ms);
      await settle();
    },
  };
}

/** Lets pending work go as far as it can. */
async function settle() {
  for (let i = 0; i < 5; i++) await setImmediate();
}

describe('a server is waited for', () => {
  it('120 seconds for its headers, then hung up on', async () => {
    const { outcome, hungUp, isOver, pass } = await start();
    await pass(119_990);
    expect(isOver()).toBe(false);
    await pass(20);
    expect(await outcome).toMatchObject({
      events: [],
      error: { name: 'KimiError', kind: 'timeout', status: undefined, message: 'No response within 120 s.' },
    });
    await hungUp;
  });

  it('180 seconds after its headers for any byte', async () => {
    const { outcome, hungUp, isOver, open, pass } = await start();
    await pass(100_000);
    await open();
    await pass(179_000);
    expect(isOver()).toBe(false);
    await pass(1010);
    expect((await outcome).error).toMatchObject({
      kind: 'timeout',
      message: 'Nothing was received for 180 s.',
    });
    await hungUp;
  });

  it('300 seconds for reasoning or text, however many comments, roles and counts it sends', async () => {
    const { outcome, isOver, open, send, pass } = await start();
    await open();
    await pass(150_000);
    await send(': keep-alive\n\n');
    await pass(100_000);
    await send(
      chunk({ role: 'assistant', content: '' }, null, { usage: { prompt_tokens: 9, total_tokens: 9 } }),
    );
    await pass(49_900);
    expect(isOver()).toBe(false);
    await pass(200);
    expect((await outcome).error).toMatchObject({
      kind: 'timeout',
      message: 'Neither reasoning nor text within 300 s of the response.',
    });
  });

  it('as long as it likes while it sends something, once it spoke', async () => {
    const { outcome, open, send, pass } = await start();
    await open();
    await send(chunk({ reasoning: 'Hm' }));
    for (let i = 0; i < 10; i++) {
      await pass(170_000);
      await send(': keep-alive\n\n');
    }
    await send(HELLO + DONE);
    expect(await outcome).toMatchObject({ reasoning: 'Hm', text: 'Hello', error: undefined });
  });

  it('180 seconds between two reads, and what it said until then is given', async () => {
    const { outcome, hungUp, open, send, pass } = await start();
    await open();
    await send(HELLO);
    await pass(180_010);
    expect(await outcome).toMatchObject({
      text: 'Hello',
      error: { kind: 'timeout', message: 'Nothing was received for 180 s.' },
    });
    await hungUp;
  });

  it('no longer than the request says', async () => {
    const { outcome, pass } = await start({ timeouts: { ...TIMEOUTS, headers: 1500 } });
    await pass(1510);
    expect((await outcome).error).toMatchObject({ kind: 'timeout', message: 'No response within 1.5 s.' });
  });

  it('for ever where there is no limit', async () => {
    const { outcome, isOver, pass, open, send } = await start({
      timeouts: { headers: Infinity, firstToken: Infinity, silence: Infinity },
    });
    await pass(10_000_000);
    await open();
    await pass(10_000_000);
    expect(isOver()).toBe(false);
    await send(HELLO + DONE);
    expect((await outcome).text).toBe('Hello');
  });
});

describe('a time limit', () => {
  it('does not run while what came is being used', async () => {
    const baseUrl = await serve((response) => response.write(HELLO));
    const answer = streamCompletion(requestTo(baseUrl));
    await answer.next();
    await vi.advanceTimersByTimeAsync(1_000_000);
    const next = answer.next();
    await settle();
    await vi.advanceTimersByTimeAsync(179_000);
    let isOver = false;
    void next.catch(() => (isOver = true));
    await settle();
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(next).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('gives way to the reason of whoever aborts', async () => {
    const stop = new AbortController();
    const { outcome, open, pass } = await start({ signal: stop.signal });
    await open();
    await pass(179_000);
    stop.abort('mine');
    await pass(10_000);
    expect((await outcome).error).toBe('mine');
  });

  it.each([
    ['before', 120_010],
    ['after', 180_010],
  ])('gives way to it even where it passed in the same moment, %s the headers', async (when, ms) => {
    const stop = new AbortController();
    const { outcome, open } = await start({ signal: stop.signal });
    if (when === 'after') await open();
    vi.advanceTimersByTime(ms);
    stop.abort('mine');
    expect((await outcome).error).toBe('mine');
  });

  it('leaves nothing behind when the answer is over', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const { outcome, open, send } = await start({ signal });
    await open();
    await send(HELLO + DONE);
    await outcome;
    expect(removed).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
