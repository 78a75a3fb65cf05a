import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { onPress, tellPress } from '@/utils/tab/button-signals';

type Hear = (message: unknown, sender: object) => void;

test('a press is heard in the same turn, from a script of ours in a tab, and with nothing of the page', () => {
  let hear: Hear = () => undefined;
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    hear = listener as unknown as Hear;
  });
  const ours = { id: browser.runtime.id, tab: { id: 7 }, url: 'https://news.example/' };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) =>
    hear(message, ours),
  );
  const heard: unknown[] = [];
  onPress((press, tab, url) => heard.push([press, tab.id, url]));
  tellPress('explain');
  expect(heard).toEqual([['explain', 7, 'https://news.example/']]);
  for (const odd of ['selection-button', 'selection-button buy', 'explain', { press: 'ask' }, null])
    hear(odd, ours);
  hear('selection-button ask', { ...ours, id: 'another' });
  hear('selection-button ask', { id: ours.id, url: 'chrome-extension://own/options.html' });
  expect(heard).toHaveLength(1);
});
