import { describe, expect, it } from 'vitest';
import type { WireObserver } from '@/utils/kimi/observer';
import { chunk, collect, DONE, serve, TOKEN } from './loopback';

/** The calls that an observer gets for a request that is answered so. */
async function watch(body: string, status = 200) {
  const baseUrl = await serve((response) => response.writeHead(status).end(body));
  const seen: unknown[] = [];
  const observer: WireObserver = {
    sent: (sent) => seen.push(['sent', sent]),
    opened: (code) => seen.push(['opened', code]),
    received: (payload) => seen.push(['received', payload]),
  };
  await collect(baseUrl, { observer });
  return seen;
}

const SENT = ['sent', { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'Hello' }], stream: true }];

describe('an observer', () => {
  it('sees the body, the status and the payload of each event, in their order', async () => {
    const hello = JSON.stringify({ choices: [{ delta: { content: 'Hello' } }] });
    expect(await watch(`: comment\n\ndata: ${hello}\n\ndata: ping\n\n${DONE}data: more\n\n`)).toEqual([
      SENT,
      ['opened', 200],
      ['received', hello],
      ['received', 'ping'],
      ['received', '[DONE]'],
    ]);
  });

  it.each([
    ['a JSON body', '{"choices":[{"message":{"content":"Hi"}}]}', 200],
    ['a refusal', '{"error":"no"}', 403],
    ['plain text', 'upstream connect error', 200],
    ['a web page', '<html>Log in</html>', 200],
  ])('sees %s', async (_, body, status) => {
    expect(await watch(body, status)).toEqual([SENT, ['opened', status], ['received', body]]);
  });

  it.each([
    ['a web page', '<p>', 200],
    ['a refusal', '', 502],
  ])('sees no more than the beginning of %s', async (_, begin, status) => {
    const [, , received] = await watch(begin + '漢'.repeat(10_000), status);
    const [, payload = ''] = received as string[];
    expect(payload.startsWith(`${begin}漢`)).toBe(true);
    expect(new TextEncoder().encode(payload).length).toBeLessThanOrEqual(4096);
  });

  it('never sees the token', async () => {
    const echoed = [
      await watch(chunk({ content: `Your token is ${TOKEN}.` }) + DONE),
      await watch(`{"error":"Wrong: ${TOKEN}"}`, 401),
      await watch(`<html>${TOKEN}</html>`),
    ];
    expect(JSON.stringify(echoed)).not.toContain(TOKEN);
    expect(JSON.stringify(echoed)).toContain('Your token is …1234.');
  });

  it('that throws disturbs nothing', async () => {
    const baseUrl = await serve((response) => response.end(chunk({ content: 'Hello' }, 'stop')));
    const fail = () => {
      throw new Error('The disk is full.');
    };
    const observer = { sent: fail, opened: fail, received: fail };
    expect(await collect(baseUrl, { observer })).toMatchObject({ text: 'Hello', error: undefined });
  });
});
