import { describe, expect, it, vi } from 'vitest';
import { listModels } from '@/utils/kimi/models';
import { serve } from './loopback';

const { signal } = new AbortController();
const UNTOLD = { context: null, readsImages: null, reasons: null };
const list = (...ids: string[]) => JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) });

/** A server that has these bodies at these paths, and keeps its requests. */
async function site(bodies: Readonly<Record<string, string>>, status = 404) {
  const asked: string[] = [];
  const url = await serve((response, { url: path = '', headers }) => {
    asked.push(`${path} ${headers.authorization ?? ''}`);
    const body = bodies[path];
    if (body === undefined) response.writeHead(status);
    response.end(body ?? '{"success":false,"error":{"code":"no_api","message":"No API."}}');
  });
  return { url, asked };
}

describe('listModels', () => {
  it.each(['/v1', '/kimi', ''])('finds the list at /v1/models for the base %s', async (path) => {
    const { url, asked } = await site({ '/v1/models': list('kimi-k2.5', 'kimi-k2.6', 'kimi-k2.5') });
    const models = await listModels({ baseUrl: `${url}${path}`, token: 'token-1234', signal });
    expect(models.map(({ id }) => id)).toEqual(['kimi-k2.5', 'kimi-k2.6']);
    expect(asked.at(-1)).toBe('/v1/models Bearer token-1234');
  });

  it('asks AceData Cloud at its one address', async () => {
    const fetched = vi
      .fn<(url: string) => Promise<Response>>()
      .mockResolvedValue(new Response(list('gpt', 'kimi-k3')));
    vi.stubGlobal('fetch', fetched);
    const baseUrl = 'https://api.acedata.cloud/kimi';
    expect(await listModels({ baseUrl, token: 'token-1234', signal })).toEqual([
      { id: 'kimi-k3', ...UNTOLD },
    ]);
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['https://api.acedata.cloud/v1/models']);
  });

  it.each(['https://api.moonshot.ai/v1', 'https://api.moonshot.cn/v1'])(
    'asks Moonshot below %s',
    async (baseUrl) => {
      const fetched = vi
        .fn<(url: string) => Promise<Response>>()
        .mockResolvedValue(new Response(list('kimi-k3', 'kimi-k2.6')));
      vi.stubGlobal('fetch', fetched);
      const models = await listModels({ baseUrl, token: 'token-1234', signal });
      expect(models.map(({ id }) => id)).toEqual(['kimi-k3', 'kimi-k2.6']);
      expect(fetched.mock.calls.map(([url]) => url)).toEqual([`${baseUrl}/models`]);
    },
  );

  it('reads what a list says of its models, and only what it says', async () => {
    const told = { context_length: 1_048_576, supports_image_in: true, supports_reasoning: true };
    const body = {
      data: [
        { id: 'a', ...told },
        { id: 'b', supports_image_in: 'yes', supports_reasoning: false },
      ],
    };
    const { url } = await site({ '/v1/models': JSON.stringify(body) });
    expect(await listModels({ baseUrl: `${url}/v1`, token: '', signal })).toEqual([
      { id: 'a', context: 1_048_576, readsImages: true, reasons: true },
      { id: 'b', context: null, readsImages: null, reasons: false },
    ]);
  });

  it('prefers the list below the base', async () => {
    const { url, asked } = await site({ '/api/models': list('a'), '/v1/models': list('b') });
    expect(await listModels({ baseUrl: `${url}/api`, token: '', signal })).toEqual([{ id: 'a', ...UNTOLD }]);
    expect(asked).toHaveLength(1);
  });

  it('goes on after a web page', async () => {
    const { url } = await site({ '/models': '<html></html>', '/v1/models': list('a') });
    expect(await listModels({ baseUrl: url, token: '', signal })).toEqual([{ id: 'a', ...UNTOLD }]);
  });

  it.each([
    [
      'names',
      '{"models":[{"name":"a"},"b",{"id":7},null]}',
      [
        ['a', null],
        ['b', null],
      ],
    ],
    [
      'contexts',
      '{"data":[{"id":"a","context_length":262144},{"id":"b","context_length":"1"},{"id":"c","context_length":0}]}',
      [
        ['a', 262144],
        ['b', null],
        ['c', null],
      ],
    ],
    [
      'a bare list',
      '["a","b"]',
      [
        ['a', null],
        ['b', null],
      ],
    ],
    ['nothing', '{"data":[]}', []],
  ])('reads a list of %s', async (_, body, expected) => {
    const { url } = await site({ '/v1/models': body });
    const models = await listModels({ baseUrl: `${url}/v1`, token: '', signal });
    expect(models.map(({ id, context }) => [id, context])).toEqual(expected);
  });

  it.each([
    ['a refused token', 401, '{"error":{"code":"invalid_token","message":"Why"}}', 'unauthorized'],
    [
      'an error sent as a success',
      200,
      '{"success":false,"error":{"code":"used_up","message":"Why"}}',
      'used-up',
    ],
    ['no list', 200, '{"hello":1}', 'malformed'],
    ['a web page', 200, '<html>', 'web-page'],
  ])('is refused in kind with %s', async (_, status, body, kind) => {
    const url = await serve((response) => response.writeHead(status).end(body));
    await expect(listModels({ baseUrl: `${url}/v1`, token: 'token-1234', signal })).rejects.toMatchObject({
      name: 'KimiError',
      kind,
    });
  });

  it('does not go on with a token that was refused', async () => {
    const url = await serve((response) => response.writeHead(401).end());
    const asked = vi.spyOn(globalThis, 'fetch');
    await expect(listModels({ baseUrl: url, token: 'x', signal })).rejects.toMatchObject({
      kind: 'unauthorized',
    });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says that no address has it', async () => {
    const { url, asked } = await site({});
    await expect(listModels({ baseUrl: `${url}/kimi`, token: '', signal })).rejects.toMatchObject({
      kind: 'wrong-address',
    });
    expect(asked.map((line) => line.trim())).toEqual(['/kimi/models', '/kimi/v1/models', '/v1/models']);
  });

  it('throws the reason when aborted', async () => {
    const request = { baseUrl: 'http://127.0.0.1:1', token: '', signal: AbortSignal.abort('why') };
    await expect(listModels(request)).rejects.toBe('why');
  });
});
