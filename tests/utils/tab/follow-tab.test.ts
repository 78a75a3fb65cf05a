import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { followTab } from '@/utils/tab/follow-tab';

/** Follows a tab through the browser's events; each query is answered when the test says so. */
async function follow() {
  const told: [url: string | undefined, hasMoved: boolean][] = [];
  const answers: (() => void)[] = [];
  const tab = { id: 7, active: true, status: 'complete', url: 'https://example.com/tides' };
  const query = vi.spyOn(browser.tabs, 'query');
  query.mockImplementation(() => new Promise((resolve) => answers.push(() => resolve([tab as never]))));
  const listen = vi.spyOn(browser.tabs.onUpdated, 'addListener');
  for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved])
    vi.spyOn(event, 'addListener').mockReturnValue();
  const follower = followTab(
    async ({ url }, hasMoved) => void told.push([url, hasMoved]),
    async () => null,
  );
  const [listener] = listen.mock.lastCall ?? [];
  const answer = async () => {
    for (const one of answers.splice(0)) one();
    await new Promise((resolve) => setTimeout(resolve));
  };
  await answer();
  return { told, answer, follower, update: (change: object) => listener?.(7, change, tab as never) };
}

test('a page that is loaded anew has moved, also where its title comes before it was looked at', async () => {
  const { told, answer, update } = await follow();
  told.length = 0;
  update({ status: 'loading' });
  update({ title: 'Tides' });
  await answer();
  expect(told).toEqual([['https://example.com/tides', true]]);
  update({ status: 'complete' });
  await answer();
  expect(told.at(-1), 'it is told once').toEqual(['https://example.com/tides', false]);
});

test('the first look is at another page', async () => {
  const { told, follower, answer } = await follow();
  expect(told).toEqual([['https://example.com/tides', true]]);
  void follower.look();
  await answer();
  expect(told.at(-1)).toEqual(['https://example.com/tides', false]);
});
