// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from '../panel-harness';
import { tabReading } from '../stand-ins';

useBrowser();

const tab = (tabId: number, title: string, site: string, how = {}) => ({
  tabId,
  key: `https://${site}/${tabId}`,
  title,
  site,
  isUnloaded: false,
  isListed: false,
  ...how,
});
const TABS = [
  tab(1, 'Harbour guide', 'harbour.example'),
  tab(2, 'Bank', 'bank.example', { isListed: true }),
  tab(3, 'Old news', 'news.example', { isUnloaded: true }),
  tab(4, 'Coast and tides', 'coast.example'),
];

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Question' });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const chips = () =>
  within(screen.getByRole('group', { name: 'Pages together' }))
    .getAllByRole('button')
    .map(({ ariaLabel, textContent }) => ariaLabel ?? textContent);

test('an @ at the end of a question lists the tabs, what may not be read last, with the reason', async () => {
  const { user } = openPanel({ otherTabs: { tabs: TABS, hasHidden: false } });
  await user.type(field(), 'Write to me@harbour.example');
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.clear(field());
  await user.type(field(), 'What of @');
  await screen.findByRole('listbox', { name: 'Other tabs' });
  expect(options()).toEqual([
    'Harbour guideharbour.example',
    'Coast and tidescoast.example',
    'Bankon your list of sites never read',
    'Old newsnot loaded: open it once',
  ]);
  await user.type(field(), 'TIDES coast');
  await waitFor(() => expect(options()).toEqual(['Coast and tidescoast.example']));
  await user.keyboard('{Enter}');
  expect(field().value).toBe('What of ');
  await waitFor(() => expect(chips()).toEqual(['Remove Coast and tides']));

  // What was chosen is not offered twice, and the field keeps the focus throughout.
  await user.type(field(), '@');
  await screen.findByRole('listbox', { name: 'Other tabs' });
  expect(options()[0]).toBe('Harbour guideharbour.example');
  expect(options()).toHaveLength(3);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field().value).toBe('What of @');
  expect(document.activeElement).toBe(field());
});

test('hidden tabs are asked for by a click, and a refusal says what to do instead', async () => {
  const request = vi.spyOn(browser.permissions, 'request').mockImplementation(async () => false);
  const { user } = openPanel({ otherTabs: { tabs: TABS.slice(0, 1), hasHidden: true } });
  await user.type(field(), '@');
  expect(await screen.findByText(/your browser asks for access to all sites/)).toBeTruthy();
  expect(request).not.toHaveBeenCalled();
  await user.click(screen.getByRole('option', { name: 'Show more tabs…' }));
  expect(request).toHaveBeenCalledWith({ origins: ['https://*/*', 'http://*/*'] });
  expect(await screen.findByText(/click Sidenote’s button there/)).toBeTruthy();
});

test('a question that ends in an @ and words of no tab is asked', async () => {
  const { user, asked } = openPanel({ otherTabs: { tabs: TABS, hasHidden: true } });
  await user.type(field(), 'Where do we meet @ noon?');
  await waitFor(() => expect(options()).toEqual([]));
  await user.keyboard('{Enter}');
  expect(asked).toMatchObject([{ question: 'Where do we meet @ noon?' }]);
});

test('what was read of the tabs can be looked into, with what was left out', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(browser.tabs, 'query').mockImplementation((async () => [
    { id: 1, url: 'https://harbour.example/1', title: 'Harbour guide', status: 'complete' },
  ]) as never);
  const { user, panel } = openPanel({
    read: ({ pageKey }) => tabReading({ url: pageKey, text: `Of ${pageKey}.` }),
  });
  const { key, title, site } = tab(1, 'Harbour guide', 'harbour.example');
  act(() => panel.addTabs([{ tabId: 1, key, title, site }]));
  await waitFor(() => expect(panel.getState().joined).toHaveProperty([key]));
  await user.click(screen.getByRole('button', { name: 'Pages together' }));
  const section = await screen.findByRole('region', { name: 'Harbour guide' });
  expect(section.textContent).toContain('Of https://harbour.example/1.');
});
