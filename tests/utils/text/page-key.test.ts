import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PAGE, pageKey, siteOf } from '@/utils/text/page-key';

describe('addresses of the same page have one key', () => {
  test.each([
    ['HTTPS://Example.COM:443/a', 'https://example.com/a'],
    ['https://example.com/a/', 'https://example.com/a'],
    ['https://example.com/', 'https://example.com'],
    ['https://example.com/a#section-2', 'https://example.com/a'],
    ['https://example.com/a#:~:text=tide', 'https://example.com/a'],
    ['https://example.com/#/', 'https://example.com'],
    ['https://example.com/a?utm_source=x&utm_medium=y', 'https://example.com/a'],
    ['https://example.com/a?fbclid=1&q=2&gclid=3', 'https://example.com/a?q=2'],
    ['https://user:secret@example.com/a', 'https://example.com/a'],
    ['https://example.com/a?PHPSESSID=0123456789abcdef01234567&id=2', 'https://example.com/a?id=2'],
    [
      'https://example.com/shop;jsessionid=1A530637289A03B07199A44E8D531427?id=2',
      'https://example.com/shop?id=2',
    ],
    ['https://example.com/shop/;jsessionid=1A530637.node1', 'https://example.com/shop'],
    ['https://example.com/app/(S(lit3py55t21z5v55vlm25s55))/list.aspx', 'https://example.com/app/list.aspx'],
    [
      'https://example.com/viewtopic.php?t=5&sid=d41d8cd98f00b204e9800998ecf8427e',
      'https://example.com/viewtopic.php?t=5',
    ],
    ['https://example.com/index.php?osCsid=0123456789abcdef0123456789', 'https://example.com/index.php'],
  ])('%s is %s', (url, key) => expect(pageKey(url)).toBe(key));
});

describe('addresses of different pages have different keys', () => {
  test.each([
    ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
    ['https://example.com/a?a=1&b=2', 'https://example.com/a?b=2&a=1'],
    ['https://example.com/a?ref=x', 'https://example.com/a'],
    ['https://example.com/#/inbox', 'https://example.com/#/sent'],
    ['https://example.com/#!users', 'https://example.com/#!teams'],
    ['https://example.com/A', 'https://example.com/a'],
    ['http://example.com:8080/', 'http://example.com/'],
    ['file:///home/a.html', 'file:///home/b.html'],
    // What looks like a session, and may be what is shown.
    ['https://example.com/talk?session_id=507f1f77bcf86cd799439011', 'https://example.com/talk'],
    ['https://example.com/chat?sid=d41d8cd98f00b204e9800998ecf8427e', 'https://example.com/chat'],
    ['https://example.com/index.php?sid=12', 'https://example.com/index.php?sid=13'],
    ['https://example.com/a?zenid=garden', 'https://example.com/a'],
    ['https://example.com/wiki/(S)', 'https://example.com/wiki'],
    ['https://example.com/a;version=2', 'https://example.com/a'],
    ['https://example.com/notes/d41d8cd98f00b204e9800998ecf8427e', 'https://example.com/notes'],
  ])('%s is not %s', (one, other) => expect(pageKey(one)).not.toBe(pageKey(other)));
});

test.each([
  '',
  'about:blank',
  'chrome://settings',
  'chrome-extension://abc/x.html',
  'view-source:https://a.b',
  'no url',
])('%j is no page', (url) => expect(pageKey(url)).toBe(NO_PAGE));

test('what selects content is kept as it is written', () => {
  expect(pageKey('https://example.com/s?q=a%20b+c&&empty=&flag')).toBe(
    'https://example.com/s?q=a%20b+c&empty=&flag',
  );
});

const addresses = fc.oneof(
  fc.string(),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .tuple(
      fc.webUrl(),
      fc.constantFrom(
        '?utm_id=1',
        '?a=1&gclid=2',
        '#/r/',
        '#!',
        '#!/x',
        '//',
        '/?#/',
        '?&',
        '/;jsessionid=1',
        '/(S(lit3py55t21z5v55vlm25s55))',
        '/;jsess;jsessionid=2ionid=1',
      ),
    )
    .map((parts) => parts.join('')),
);

test('any string has a key, and the key of a key is the key', () => {
  fc.assert(
    fc.property(addresses, (url) => {
      const key = pageKey(url);
      expect(pageKey(key)).toBe(key);
    }),
  );
});

test('no parameter is lost but those that follow the visitor', () => {
  const name = fc
    .stringMatching(/^[a-z]{1,6}$/)
    .filter((text) => text !== 'spm' && text !== 'scm' && text !== 'igsh');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.nat()), { minLength: 1 }), (pairs) => {
      const query = pairs.map(([key, value]) => `${key}=${value}`).join('&');
      expect(pageKey(`https://example.com/?utm_source=z&${query}`)).toBe(`https://example.com?${query}`);
    }),
  );
});

test('a site is called by its host', () => {
  expect(siteOf('https://www.example.com/a')).toBe('example.com');
  expect(siteOf('http://localhost:3000/')).toBe('localhost:3000');
  expect(siteOf('nothing')).toBe('');
});
