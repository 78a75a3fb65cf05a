import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { onEscape, onPassageClick, tellClick, tellEscape } from '@/utils/tab/access-signals';

type Hear = (message: unknown, sender: { readonly tab?: { readonly id?: number } }) => void;
const hearing = new Set<Hear>();

beforeEach(() => {
  hearing.clear();
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((hear) => {
    hearing.add(hear as unknown as Hear);
  });
  vi.spyOn(browser.runtime.onMessage, 'removeListener').mockImplementation((hear) => {
    hearing.delete(hear as unknown as Hear);
  });
});

const send = (message: unknown, sender: Parameters<Hear>[1] = { tab: { id: 7 } }) => {
  for (const hear of hearing) hear(message, sender);
};

test('a page says that Escape was pressed, or which highlight was clicked, and nothing else', () => {
  const heard: unknown[] = [];
  const unhear = onEscape((tabId) => heard.push(['escape', tabId]));
  onPassageClick((tabId, nth) => heard.push(['click', tabId, nth]));
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => send(message));
  tellEscape();
  tellClick(12);
  expect(heard).toEqual([
    ['escape', 7],
    ['click', 7, 12],
  ]);
  for (const odd of [
    'passage-clicked',
    'passage-clicked -1',
    'passage-clicked 1e3',
    'passage-clicked 1 2',
    'passage-clicked 1234567',
    'passage-escaped ',
    { 'passage-clicked': 1 },
    null,
  ])
    send(odd);
  // A page of the extension has no tab in such a message.
  send('passage-clicked 1', {});
  expect(heard).toHaveLength(2);
  unhear();
  send('passage-escaped');
  expect(heard).toHaveLength(2);
});

test('a script that is left over from an older version is silent', () => {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  expect(() => tellClick(0)).not.toThrow();
});
