import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listModels } from '@/utils/kimi/models';
import { chunk, collect, DONE, serve, TOKEN } from './loopback';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server that answers as it is told, and a record of what it was sent. */
async function server(respond: (request: Seen, response: ServerResponse) => unknown) {
  const seen: Seen[] = [];
  const url = await serve(async (response, request) => {
    const one: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: await readAll(request),
    };
    seen.push(one);
    await respond(one, response);
  });
  return { url, seen };
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function to(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { location }).end('Moved.');
}

/** An API as most are: it takes POST alone, and with a token. */
function api({ method, authorization }: Seen, response: ServerResponse): void {
  if (method !== 'POST') response.writeHead(405).end('{"detail":"Method Not Allowed"}');
  else if (authorization !== `Bearer ${TOKEN}`) response.writeHead(401).end('{"error":"No token"}');
  else response.end(chunk({ content: 'Hello' }, 'stop') + DONE);
}

/** The first of two servers redirects everything to the other. */
async function twoServers(status: number, host = '127.0.0.1') {
  const other = await server(api);
  const target = other.url.replace('127.0.0.1', host);
  const first = await server((_, response) => to(response, status, `${target}/v1/chat/completions`));
  return { first, other, target: new URL(target).host };
}

/** A server that redirects what is below `/old` to the same below `/new`. */
const movedServer = (status: number, respond = api) =>
  server((request, response) =>
    request.path.startsWith('/old')
      ? to(response, status, request.path.replace('/old', '/new'))
      : respond(request, response),
  );

describe('a redirect to another origin', () => {
  it.each([301, 302, 303, 307, 308])('is not gone along with, whatever its status: %i', async (status) => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const { first, other, target } = await twoServers(status, host);
      const { error, events } = await collect(first.url);
      expect(events).toEqual([]);
      expect(error).toMatchObject({
        kind: 'moved',
        redirect: { from: new URL(first.url).host, to: target },
      });
      // Nothing of the question or the token gets there, and nothing that could change anything.
      expect(other.seen.every(({ method }) => method === 'GET')).toBe(true);
      expect(other.seen.every(({ body, authorization }) => body === '' && authorization === undefined)).toBe(
        true,
      );
      expect(error).not.toHaveProperty('redirect.address');
    }
  });

  it('is not gone along with where only a POST is redirected', async () => {
    const other = await server(api);
    const first = await server((request, response) =>
      request.method === 'POST' ? to(response, 307, other.url) : api(request, response),
    );
    expect((await collect(first.url)).error).toMatchObject({
      kind: 'moved',
      redirect: { to: new URL(other.url).host },
    });
    expect(other.seen.every(({ body, authorization }) => body === '' && authorization === undefined)).toBe(
      true,
    );
  });

  it('gets nothing from a server that tells a bare request of an address of its own', async () => {
    const other = await server(api);
    const first = await server((request, response) => {
      if (request.path === '/chat/completions') to(response, 307, '/here/chat/completions');
      else if (request.body === '') api(request, response);
      else to(response, 307, `${other.url}/chat/completions`);
    });
    expect((await collect(first.url)).error).toMatchObject({ kind: 'moved' });
    expect(other.seen).toEqual([]);
  });

  it('does not get the token with the list of models either', async () => {
    const { first, other } = await twoServers(302);
    const request = { baseUrl: first.url, token: TOKEN, signal: new AbortController().signal };
    await expect(listModels(request)).rejects.toMatchObject({ kind: 'moved' });
    expect(other.seen.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  it('that cannot be read is named by its first host alone', async () => {
    const first = await server((_, response) => to(response, 307, 'http://127.0.0.1:1/chat/completions'));
    expect((await collect(first.url)).error).toMatchObject({
      kind: 'moved',
      redirect: { from: new URL(first.url).host, to: null },
    });
  });
});

describe('a redirect on the same origin', () => {
  it.each([307, 308])('is gone along with where it keeps the method: %i', async (status) => {
    const { url, seen } = await movedServer(status);
    const { text, error } = await collect(`${url}/old`);
    expect({ text, error }).toEqual({ text: 'Hello', error: undefined });
    expect(seen.at(-1)).toMatchObject({ path: '/new/chat/completions', authorization: `Bearer ${TOKEN}` });
  });

  it.each([301, 302, 303])('that makes a GET of a POST is told, with the address: %i', async (status) => {
    const { url, seen } = await movedServer(status);
    const { error } = await collect(`${url}/old`);
    const { host } = new URL(url);
    expect(error).toMatchObject({
      kind: 'moved',
      redirect: { from: host, to: host, address: `${url}/new` },
    });
    // The question was sent once, to where it was meant for.
    const questions = seen.filter(({ body }) => body !== '');
    expect(questions).toMatchObject([{ path: '/old/chat/completions' }]);
  });

  it('offers no address that has the token in it', async () => {
    const { url } = await server((request, response) =>
      request.path.startsWith('/old')
        ? to(response, 301, `/new/chat/completions?key=${TOKEN}`)
        : api(request, response),
    );
    const { error } = await collect(`${url}/old`);
    expect(JSON.stringify(error)).not.toContain(TOKEN);
    expect(error).toMatchObject({ kind: 'moved' });
  });

  it('keeps the token for the list of models', async () => {
    const { url } = await movedServer(301, ({ authorization }, response) =>
      response.end(authorization === `Bearer ${TOKEN}` ? '{"data":[{"id":"kimi-k3"}]}' : '{"data":[]}'),
    );
    const request = { baseUrl: `${url}/old/v1`, token: TOKEN, signal: new AbortController().signal };
    expect(await listModels(request)).toMatchObject([{ id: 'kimi-k3' }]);
  });

  it('that never ends is told', async () => {
    const { url } = await server((_, response) => to(response, 307, '/chat/completions'));
    expect((await collect(url)).error).toMatchObject({ kind: 'moved' });
  });
});
