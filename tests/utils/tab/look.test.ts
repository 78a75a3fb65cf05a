import { expect, test } from 'vitest';
import { barrierIn, viewOf } from '@/utils/tab/look';

test('a tab whose address shows can be read, and has the key of its page', () => {
  expect(viewOf({ id: 1, url: 'https://www.example.com/a#b', title: 'A' }, false)).toEqual({
    type: 'readable',
    tabId: 1,
    url: 'https://www.example.com/a#b',
    title: 'A',
    site: 'example.com',
    key: 'https://www.example.com/a',
  });
});

test('a page without a title goes by its address', () => {
  expect(viewOf({ id: 1, url: 'https://example.com/a', title: '' }, false)).toMatchObject({
    title: 'https://example.com/a',
  });
});

test('a tab whose address does not show is hidden, until the browser refuses it', () => {
  expect(viewOf({ id: 1 }, false)).toEqual({ type: 'hidden', tabId: 1 });
  expect(viewOf({ id: 1 }, true)).toEqual({ type: 'closed', tabId: 1, reason: 'browser-page' });
});

test.each([
  ['chrome://settings/', 'browser-page'],
  ['about:blank', 'browser-page'],
  ['https://chromewebstore.google.com/detail/x', 'store'],
  ['https://chrome.google.com/webstore/category/extensions', 'store'],
  ['https://addons.mozilla.org/en-US/firefox/', 'store'],
])('%s is closed: %s', (url, reason) => {
  expect(viewOf({ id: 1, url, title: 't' }, false)).toEqual({ type: 'closed', tabId: 1, reason });
});

test('a site that only looks like a store can be read', () => {
  expect(
    viewOf({ id: 1, url: 'https://chromewebstore.google.com.example.org/', title: 't' }, false)?.type,
  ).toBe('readable');
});

test('a local file is closed once the browser refuses it', () => {
  expect(viewOf({ id: 1, url: 'file:///home/a.html', title: 't' }, true)).toMatchObject({ reason: 'file' });
});

test('a page that shows its address stays readable, even if reading it failed once', () => {
  expect(viewOf({ id: 1, url: 'https://example.com/', title: 't' }, true)?.type).toBe('readable');
});

test('a window without a tab has no view', () => {
  expect(viewOf({}, false)).toBeNull();
});

test.each([
  ['Cannot access a chrome:// URL', 'browser-page'],
  ['Cannot access a chrome-extension:// URL of different extension', 'browser-page'],
  ['The extensions gallery cannot be scripted.', 'store'],
  [
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    null,
  ],
  ['Missing host permission for the tab', null],
])('the refusal “%s” speaks of: %s', (refusal, barrier) => {
  expect(barrierIn(refusal)).toBe(barrier);
});

test('a hidden tab that no permission opens is closed without a click', () => {
  const view = viewOf({ id: 1, barrier: 'store' }, false);
  expect(view).toEqual({ type: 'closed', tabId: 1, reason: 'store' });
});

test('a tab without a name is a browser page once the browser refuses it', () => {
  expect(viewOf({ id: 1, barrier: 'unnamed' }, false)).toMatchObject({ reason: 'unnamed' });
  expect(viewOf({ id: 1, barrier: 'unnamed' }, true)).toMatchObject({ reason: 'browser-page' });
});

test('a page of a site that is never read is known by its host alone', () => {
  const url = 'https://mail.example.com/inbox?id=7';
  expect(viewOf({ id: 1, url, title: 'Inbox' }, false, ['example.org', 'example.com'])).toEqual({
    type: 'listed',
    tabId: 1,
    hosts: ['example.com'],
  });
  expect(viewOf({ id: 1, url, title: 'Inbox' }, false, ['example.org'])?.type).toBe('readable');
});
