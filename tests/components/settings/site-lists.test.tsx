// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from '../panel-harness';

useBrowser();

/** The browser's grants, which the test changes. */
let origins: string[] = [];
const listeners = new Set<() => void>();
const changed = () => act(async () => listeners.forEach((listener) => listener()));

beforeEach(() => {
  origins = [];
  listeners.clear();
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(browser.permissions, 'getAll').mockImplementation(async () => ({ origins, permissions: [] }));
  vi.spyOn(browser.permissions, 'remove').mockImplementation(async ({ origins: removed = [] }) => {
    origins = origins.filter((origin) => !removed.includes(origin));
    for (const listener of listeners) listener();
    return true;
  });
  for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockImplementation(
      (listener) => void listeners.add(listener as () => void),
    );
    vi.spyOn(event, 'removeListener').mockImplementation(
      (listener) => void listeners.delete(listener as () => void),
    );
  }
  const manifest = { host_permissions: ['https://api.acedata.cloud/*'] };
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue(manifest as never);
});

async function openSettings(scene?: Parameters<typeof openPanel>[0]) {
  const panel = openPanel(scene);
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  await screen.findByRole('heading', { name: 'Settings' });
  return panel;
}

const neverList = () => screen.getByRole('group', { name: 'Never read these sites' });
const grantedList = () => screen.getByRole('group', { name: 'Sites that may be read without a click' });

test('a site is put on the list by its address, once, and taken off by keyboard', async () => {
  const { user, saved } = await openSettings();
  expect(within(neverList()).getByText(/No sites yet/)).toBeDefined();
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Never read these sites' });
  await user.type(field, 'https://www.bank.example/login{Enter}');
  expect(saved.at(-1)?.neverRead).toEqual(['bank.example']);
  await waitFor(() => expect(field.value).toBe(''));
  await user.type(field, 'bank.example{Enter}');
  expect(saved.at(-1)?.neverRead).toEqual(['bank.example']);

  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Read bank.example again' }));
  await user.keyboard('{Enter}');
  expect(saved.at(-1)?.neverRead).toEqual([]);
  expect(document.activeElement, 'the focus is not lost').toBe(neverList());
});

test('what is no site is not put on the list, and the field says so', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByRole('textbox', { name: 'Never read these sites' });
  await user.type(field, 'chrome://settings{Enter}');
  expect(saved).toEqual([]);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('Enter a site, such as example.com.')).toBeDefined();
});

test('the sites that the user has granted are listed by name and given back, but not the API’s own', async () => {
  origins = ['https://api.acedata.cloud/*', 'https://news.example/*', 'http://news.example/*', 'http://*/*'];
  const { user } = await openSettings();
  await within(grantedList()).findByText('news.example');
  expect(
    within(grantedList())
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['All sites', 'news.example']);
  await user.click(within(grantedList()).getByRole('button', { name: /^Take news\.example off/ }));
  expect(browser.permissions.remove).toHaveBeenCalledWith({
    origins: ['https://news.example/*', 'http://news.example/*'],
  });
  await waitFor(() => expect(within(grantedList()).queryByText('news.example')).toBeNull());
});

test('an empty list says that every site needs a click, and a new grant shows at once', async () => {
  await openSettings();
  expect(await within(grantedList()).findByText('None. Every site needs your click.')).toBeDefined();
  origins = ['https://news.example/*'];
  await changed();
  expect(await within(grantedList()).findByText('news.example')).toBeDefined();
});

test('a permission that the browser keeps stays in the list, and that is said', async () => {
  origins = ['https://news.example/*'];
  vi.spyOn(browser.permissions, 'remove').mockRejectedValue(new Error('required'));
  const { user } = await openSettings();
  await within(grantedList()).findByText('news.example');
  await user.click(within(grantedList()).getByRole('button', { name: /^Take news\.example off/ }));
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    'The browser kept this permission. You can take it away in the browser’s extension settings.',
  );
  expect(within(grantedList()).getByText('news.example')).toBeDefined();
});

test('a listed site says so beside the panel, with a way to the list and back off it in the menu', async () => {
  const { user } = openPanel({
    page: { type: 'listed', tabId: 7, hosts: ['bank.example'] },
    neverRead: ['bank.example'],
  });
  expect(
    await screen.findByText(/^bank\.example is on your list of sites that are never read/),
  ).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  expect(await screen.findByRole('menuitem', { name: 'Read bank.example again' })).toBeDefined();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Change the list' }));
  await screen.findByRole('heading', { name: 'Settings' });
  const field = screen.getByRole('textbox', { name: 'Never read these sites' });
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('the menu puts the site beside the panel on the list', async () => {
  const { user, saved } = openPanel();
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Never read example.com' }));
  expect(saved.at(-1)?.neverRead).toEqual(['example.com']);
});
