import { describe, expect, it } from 'vitest';
import type { KimiError } from '@/utils/kimi/errors';
import { collect, collectBody, serve, TOKEN } from './loopback';

describe('what is kept of a refusal', () => {
  it('never repeats the token', async () => {
    const { error: thrown } = await collectBody(`{"error":"Bad key ${TOKEN}."}`, { status: 401 });
    expect(thrown).toMatchObject({ message: 'Bad key …1234.' });
  });

  it('keeps at most 4 KB of what was sent, in whole characters and without the token', async () => {
    const body = `${TOKEN} ${'漢🦊'.repeat(10_000)}`;
    const { error: thrown } = await collectBody(body, { status: 500 });
    const { raw = '' } = thrown as KimiError;
    expect(raw.startsWith('…1234 漢🦊漢')).toBe(true);
    expect(raw.isWellFormed()).toBe(true);
    const { length } = new TextEncoder().encode(raw);
    expect(length).toBeLessThanOrEqual(4096);
    expect(length).toBeGreaterThan(4090);
  });

  it('keeps nothing of a token that lies across the end of what is kept', async () => {
    const body = 'x'.repeat(4090) + TOKEN + 'y'.repeat(5000);
    const { error: thrown } = await collectBody(body, { status: 500 });
    expect((thrown as KimiError).raw).not.toContain('token-');
  });

  it('never repeats the token, wherever it is echoed', async () => {
    const token = 'sk-a/token+of$&mine==';
    const echoes = [token, JSON.stringify(token), token.replaceAll('/', '\\/'), encodeURIComponent(token)];
    const body = JSON.stringify({ error: { code: token, message: echoes.join(' ') }, trace_id: token });
    const baseUrl = await serve((response) =>
      response.writeHead(401, `No ${token}`, { 'x-request-id': token }).end(body.replaceAll('/', '\\/')),
    );
    const { error: thrown } = await collect(baseUrl, { token });
    const { code, traceId, message, raw } = thrown as KimiError;
    const said = JSON.stringify([code, traceId, message, raw]);
    for (const echo of echoes) expect(said).not.toContain(echo);
    expect(code).toBe('…ne==');
    const empty = await serve((response) => response.writeHead(401, `No ${token}`).end());
    expect((await collect(empty, { token })).error).toMatchObject({ message: 'HTTP 401 No …ne==' });
  });

  it('keeps nothing of a token that is repeated without end', async () => {
    const { error: thrown } = await collectBody(`${TOKEN} `.repeat(20_000), { status: 500 });
    const { raw = '', message } = thrown as KimiError;
    expect(raw + message).not.toContain(TOKEN.slice(0, 6));
  });

  it('has a bound for each of its parts', async () => {
    const word = 'x'.repeat(100_000);
    const body = JSON.stringify({ error: { code: word, type: word, message: word }, trace_id: word });
    const { error: thrown } = await collectBody(body, { status: 500, headers: { 'x-trace-id': 'short' } });
    const { code = '', traceId = '', message } = thrown as KimiError;
    expect([code.length, traceId.length, message.length]).toEqual([201, 201, 501]);
  });

  it.each([
    ['12345678', 'Bad key ….'],
    ['123456789', 'Bad key …6789.'],
    ['key', 'Bad key key.'],
  ])('tells of the token %s no more than it can spare', async (token, message) => {
    const baseUrl = await serve((response) => response.writeHead(401).end(`{"error":"Bad key ${token}."}`));
    expect((await collect(baseUrl, { token })).error).toMatchObject({ message });
  });
});
