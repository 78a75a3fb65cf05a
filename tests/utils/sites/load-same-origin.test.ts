import { beforeEach, describe, expect, test, vi } from 'vitest';
import { loadSameOrigin } from '@/utils/sites/load-same-origin';

const PAGE = new URL('https://docs.example/d/1?x=1');

describe('an address', () => {
  const fetched = vi.fn<typeof fetch>();

  beforeEach(() => {
    fetched.mockImplementation(() => Promise.resolve(new Response('words')));
    vi.stubGlobal('fetch', fetched);
  });

  test('of the page’s own origin is loaded as the page would, and leads nowhere else', async () => {
    expect(await loadSameOrigin('/basic', PAGE)).toBe('words');
    const [address, init] = fetched.mock.calls[0] ?? [];
    expect(String(address)).toBe('https://docs.example/basic');
    expect(init).toMatchObject({ credentials: 'same-origin', redirect: 'error' });
  });

  test.each([
    'https://other.example/',
    'http://docs.example/',
    'https://docs.example:8443/',
    '//cdn.example/x',
    'data:,x',
    'http://[',
  ])('%s is not asked for', async (address) => {
    expect(await loadSameOrigin(address, PAGE)).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });

  test.each([
    ['an error', () => Promise.resolve(new Response('Not found', { status: 404 }))],
    ['nothing', () => Promise.resolve(new Response('\n'))],
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('that gives %s gives null', async (_what, answer) => {
    fetched.mockImplementation(answer);
    expect(await loadSameOrigin('/basic', PAGE)).toBeNull();
  });
});
