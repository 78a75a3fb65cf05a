import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import type { CompletionRequest } from '@/utils/kimi/completion';
import { KimiError } from '@/utils/kimi/errors';
import { streamWithRetries } from '@/utils/kimi/retry';
import { chunk, requestTo, serve } from './loopback';

const NOW = 1_795_000_000_000;

type Answer = (response: ServerResponse) => unknown;

const refuse =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

const answer: Answer = (response) => response.end(chunk({ content: 'Hello' }, 'stop'));

/** Asks a server that gives each answer in turn, and the last one from then on. The clock stands still. */
async function ask(answers: readonly Answer[], change: Partial<CompletionRequest> = {}) {
  let requests = 0;
  const baseUrl = await serve((response) => answers[Math.min(requests++, answers.length - 1)]?.(response));
  const delays: number[] = [];
  const events: unknown[] = [];
  let error: unknown;
  try {
    const stream = streamWithRetries(requestTo(baseUrl, change), {
      now: () => NOW,
      random: () => 0.5,
      sleep: async (ms) => void delays.push(ms),
    });
    for await (const event of stream) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { requests, delays, events, error };
}

describe('a request is made again', () => {
  it.each([
    ['429', refuse(429, { error: { code: 'too_many_requests', message: 'Slow down' } })],
    ['429, overloaded', refuse(429, { error: { type: 'engine_overloaded_error', message: 'busy' } })],
    ['500', refuse(500, { error: { code: 'api_error', message: 'fetch failed' } })],
    ['502', refuse(502)],
    ['503', refuse(503)],
    ['504', refuse(504, { error: { code: 'timeout', message: 'Too slow' } })],
    ['a web page with 502', refuse(502, '<html>Bad gateway</html>')],
    ['a web page with 504', refuse(504, '<html>Gateway time-out</html>')],
    ['a connection that breaks before the headers', (response: ServerResponse) => response.destroy()],
    ['an overload inside the stream', refuse(200, 'data: {"error":{"code":"overloaded","message":"x"}}\n\n')],
    ['a rate limit sent as a success', refuse(200, { error: { code: 429, message: 'Slow down' } })],
  ])('after %s, and what comes then is given', async (_, refusal) => {
    const { requests, events, error } = await ask([refusal, answer]);
    expect(error).toBeUndefined();
    expect(requests).toBe(2);
    expect(events).toEqual([
      { type: 'retrying', attempt: 1, attempts: 2, until: expect.any(Number), error: expect.any(KimiError) },
      { type: 'text', text: 'Hello' },
      { type: 'end', finishReason: 'stop', usage: null },
    ]);
  });

  it('twice at most, then its error is thrown', async () => {
    const { requests, events, error } = await ask([refuse(503), refuse(503), refuse(503, 'last'), answer]);
    expect(requests).toBe(3);
    expect(events).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
    expect(error).toMatchObject({ kind: 'server', message: 'last' });
  });

  it('where nobody listens, in the same way', async () => {
    const delays: number[] = [];
    const stream = streamWithRetries(requestTo('http://127.0.0.1:1'), {
      random: () => 1,
      sleep: async (ms) => void delays.push(ms),
    });
    await expect(Array.fromAsync(stream)).rejects.toMatchObject({ kind: 'network' });
    expect(delays).toEqual([1000, 2000]);
  });
});

describe('a request is not made again', () => {
  it.each([
    ['400', refuse(400, { error: { code: 'bad_request', message: 'x' } })],
    ['400 no_token', refuse(400, { error: { code: 'no_token' } })],
    ['401', refuse(401)],
    ['402', refuse(402)],
    ['403 used_up', refuse(403, { error: { code: 'used_up' } })],
    ['404', refuse(404)],
    ['408', refuse(408)],
    ['413', refuse(413)],
    ['429 for the quota', refuse(429, { error: { type: 'exceeded_current_quota_error' } })],
    ['500 used_up', refuse(500, { error: { code: 'used_up' } })],
    ['501', refuse(501)],
    [
      '503 for a model that nobody serves',
      refuse(503, { error: { message: '对于模型 kimi-k2.5 无可用渠道' } }),
    ],
    [
      '429 for more than a minute’s whole allowance',
      refuse(429, {
        error: {
          code: 'rate_limit_exceeded',
          message: 'Request too large on tokens per min (TPM): Limit 30000, Requested 45000.',
        },
      }),
    ],
    ['a web page with 403', refuse(403, '<html>Forbidden</html>')],
    ['a web page with 200', refuse(200, '<html>Log in</html>')],
    ['an error nobody knows, sent as a success', refuse(200, { code: 20015, message: 'x', data: null })],
    ['an empty answer', refuse(200, '')],
    ['429 with x-should-retry: false', refuse(429, {}, { 'x-should-retry': 'false' })],
    [
      '403 used_up with x-should-retry: true',
      refuse(403, { error: { code: 'used_up' } }, { 'x-should-retry': 'true' }),
    ],
    ['400 with x-should-retry: true', refuse(400, {}, { 'x-should-retry': 'true' })],
  ])('after %s', async (_, refusal) => {
    const { requests, events, error } = await ask([refusal, answer]);
    expect({ requests, events }).toEqual({ requests: 1, events: [] });
    expect(error).toBeInstanceOf(KimiError);
  });

  it.each([
    ['text', { content: 'Hel' }],
    ['reasoning', { reasoning: 'Hm' }],
  ])('after some %s', async (_, delta) => {
    const { requests, events, error } = await ask([
      (response) => response.write(chunk(delta), () => setTimeout(() => response.destroy(), 20)),
      answer,
    ]);
    expect(requests).toBe(1);
    expect(events).toHaveLength(1);
    expect(error).toMatchObject({ kind: 'truncated' });
  });

  it('after some text, however passing the error that followed', async () => {
    const overload = 'data: {"error":{"code":"engine_overloaded_error","message":"x"}}\n\n';
    const { requests, error } = await ask([
      (response) => response.end(chunk({ content: 'Hel' }) + overload),
      answer,
    ]);
    expect(requests).toBe(1);
    expect(error).toMatchObject({ kind: 'server', code: 'engine_overloaded_error' });
  });

  it('after a time-out of our own, since the server works on', async () => {
    const timeouts = { headers: 50, firstToken: 50, silence: 50 };
    const { requests, error } = await ask([() => {}, answer], { timeouts });
    expect(requests).toBe(1);
    expect(error).toMatchObject({ kind: 'timeout', status: undefined });
  });

  it('when nothing went wrong', async () => {
    expect(await ask([answer])).toMatchObject({ requests: 1, delays: [], error: undefined });
  });
});

describe('x-should-retry: true', () => {
  it.each([408, 409, 501, 520, 524])('has a request made again after %i', async (status) => {
    const { requests } = await ask([refuse(status, {}, { 'x-should-retry': 'true' }), answer]);
    expect(requests).toBe(2);
  });
});

describe('the wait', () => {
  it('is by chance half a second to one, then one to two', async () => {
    const { delays, events } = await ask([refuse(503), refuse(503), answer]);
    expect(delays).toEqual([750, 1500]);
    expect(events).toMatchObject([{ until: NOW + 750 }, { until: NOW + 1500 }, {}, {}]);
  });

  it.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': '0.25' }, 250],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': '60' }, 60_000],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, 750],
  ])('is what the server asks for with %j', async (headers, delay) => {
    const { delays } = await ask([refuse(429, {}, headers as Record<string, string>), answer]);
    expect(delays).toEqual([delay]);
  });

  it.each(['61', '86400', '99999999999999', 'Fri, 01 Jan 2100 00:00:00 GMT'])(
    'of more than a minute (%s) is not begun: the error says how long',
    async (value) => {
      const { requests, delays, events, error } = await ask([
        refuse(429, {}, { 'retry-after': value }),
        answer,
      ]);
      expect({ requests, delays, events }).toEqual({ requests: 1, delays: [], events: [] });
      expect(error).toMatchObject({ kind: 'rate-limited' });
      expect((error as KimiError).retryAfter).toBeGreaterThan(60_000);
    },
  );

  it('takes its time by the clock', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    try {
      let requests = 0;
      const baseUrl = await serve((response) =>
        (requests++ === 0 ? refuse(503, {}, { 'retry-after': '5' }) : answer)(response),
      );
      const stream = streamWithRetries(requestTo(baseUrl));
      expect((await stream.next()).value).toMatchObject({ until: Date.now() + 5000 });
      const next = stream.next();
      await vi.advanceTimersByTimeAsync(4990);
      expect(requests).toBe(1);
      await vi.advanceTimersByTimeAsync(20);
      expect((await next).value).toEqual({ type: 'text', text: 'Hello' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends at once when aborted, with the reason, and nothing more is asked', async () => {
    let requests = 0;
    const baseUrl = await serve((response) => {
      requests++;
      refuse(429, {}, { 'retry-after': '60' })(response);
    });
    const stop = new AbortController();
    const stream = streamWithRetries(requestTo(baseUrl, { signal: stop.signal }));
    await stream.next();
    const next = stream.next();
    stop.abort('stopped');
    await expect(next).rejects.toBe('stopped');
    expect(requests).toBe(1);
  });

  it('is not begun when it was aborted before', async () => {
    const baseUrl = await serve(refuse(429, {}, { 'retry-after': '60' }));
    const stop = new AbortController();
    const stream = streamWithRetries(requestTo(baseUrl, { signal: stop.signal }));
    await stream.next();
    stop.abort('stopped');
    await expect(stream.next()).rejects.toBe('stopped');
  });
});
