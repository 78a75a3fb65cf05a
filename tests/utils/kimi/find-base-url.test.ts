import { describe, expect, it } from 'vitest';
import { findBaseUrl } from '@/utils/kimi/find-base-url';
import { serve, TOKEN } from './loopback';

const PAGE = '<!doctype html><title>New API</title>';
const REFUSAL = '{"error":{"message":"model is required"}}';

/** A site with an API below this path; everything else is its pages, with that status. */
async function site(api: string, { status = 200, refusal = REFUSAL, refusalStatus = 400 } = {}) {
  const asked: string[] = [];
  const url = await serve(async (response, request) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    asked.push(`${request.method} ${request.url} ${body}`);
    if (request.url === `${api}/chat/completions`) response.writeHead(refusalStatus).end(refusal);
    else response.writeHead(status).end(PAGE);
  });
  const find = (baseUrl = url, kind: 'web-page' | 'wrong-address' | 'unauthorized' = 'web-page') =>
    findBaseUrl(kind, { baseUrl, token: TOKEN, signal: new AbortController().signal });
  return { url, asked, find };
}

describe('the address at which an API is', () => {
  it.each(['/v1', '/api/v1', '/openai/v1', '/api'])('is found at %s of the same host', async (path) => {
    const { url, find } = await site(path);
    expect(await find()).toBe(`${url}${path}`);
    expect(await find(`${url}/console`, 'wrong-address')).toBe(`${url}${path}`);
  });

  it('is found below the address first', async () => {
    const { url, find } = await site('/gateway/v1');
    expect(await find(`${url}/gateway/`)).toBe(`${url}/gateway/v1`);
  });

  it('is found by a refused token, and where the pages are 404', async () => {
    const { url, find } = await site('/v1', {
      status: 404,
      refusal: '{"error":"No key"}',
      refusalStatus: 401,
    });
    expect(await find()).toBe(`${url}/v1`);
  });

  it('is none where only pages answer', async () => {
    expect(await (await site('/nowhere')).find()).toBeNull();
  });

  it('is none where the API is after all', async () => {
    const { url, find } = await site('/v1');
    expect(await find(`${url}/v1`)).toBeNull();
    expect(await find(`${url}/v1/`)).toBeNull();
  });

  it('is none where the API says that nothing is there', async () => {
    const refusal = '{"error":"Unexpected endpoint or method. (POST /v1/chat/completions)"}';
    expect(await (await site('/v1', { refusal, refusalStatus: 200 })).find()).toBeNull();
  });

  it('is looked for with empty requests, and only after a wrong address', async () => {
    const { asked, find } = await site('/v1');
    await find();
    expect(asked.every((request) => request.endsWith('/chat/completions {}'))).toBe(true);
    asked.length = 0;
    expect(await find(undefined, 'unauthorized')).toBeNull();
    expect(asked).toEqual([]);
  });
});
