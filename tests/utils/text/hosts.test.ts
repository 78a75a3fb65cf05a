import { expect, test } from 'vitest';
import { allBut, hostsCovering, readHost, patternsOutside } from '@/utils/text/hosts';

test.each([
  ['example.com', 'example.com'],
  [' Example.COM ', 'example.com'],
  ['https://www.example.com/path?q=1#f', 'example.com'],
  ['http://example.com:8080', 'example.com'],
  ['*.example.com', 'example.com'],
  ['example.com.', 'example.com'],
  ['user:secret@mail.example.com', 'mail.example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['localhost:3000/app', 'localhost'],
  ['[::1]:80', '[::1]'],
])('a site is read from what was typed: %s', (entry, host) => {
  expect(readHost(entry)).toBe(host);
});

test.each(['', '   ', 'not a site', 'chrome://settings', 'file:///home/a.html', 'https://', '..'])(
  'there is no site in “%s”',
  (entry) => {
    expect(readHost(entry)).toBeNull();
  },
);

test.each([
  'https://example.com/',
  'http://example.com:8443/a',
  'https://www.example.com/',
  'https://mail.example.com/',
  'https://a.b.EXAMPLE.com/',
  'https://example.com./',
  'blob:https://example.com/6b2f',
])('a host covers its addresses and those of its subdomains: %s', (url) => {
  expect(hostsCovering(url, ['other.example', 'example.com'])).toEqual(['example.com']);
});

test.each([
  'https://example.com.evil.example/',
  'https://notexample.com/',
  'https://example.org/?u=example.com',
  'https://example.com@evil.example/',
  'file:///example.com',
  'about:blank',
  'null',
  '',
])('a host covers no other address: %s', (url) => {
  expect(hostsCovering(url, ['example.com'])).toEqual([]);
});

test.each([
  [[], ['*://*/*'], []],
  [['bank.example', '127.0.0.1'], ['*://*/*'], ['*://*.bank.example/*', '*://127.0.0.1/*']],
  [
    [...allBut(['wiki.example']), 'secret.wiki.example'],
    ['*://*.wiki.example/*'],
    ['*://*.secret.wiki.example/*'],
  ],
  [['[::1]'], ['*://*/*'], ['*://[::1]/*']],
])('a script that is registered runs where the list %j does not reach', (hosts, matches, excludeMatches) => {
  expect(patternsOutside(hosts)).toEqual({ matches, excludeMatches });
});
