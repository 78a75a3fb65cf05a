// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from '../panel-harness';

useBrowser();

test('the settings show the log of diagnostics when it is asked for, and copy it', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'Sidenote',
    version: '1.2.3',
  });
  const { user } = openPanel();
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  await user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  expect(await screen.findByRole('heading', { name: 'Diagnostics' })).toBeDefined();
  expect(screen.queryByRole('region', { name: 'Log' })).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Show the log' }));
  const log = await screen.findByRole('region', { name: 'Log' });
  expect(log.textContent).toMatch(/^Sidenote 1\.2\.3\n/);
  expect(log.textContent).toContain('warning background storage: not-opened DataError (2 times)');
  await user.click(screen.getByRole('button', { name: 'Copy the log' }));
  expect(await navigator.clipboard.readText()).toBe(log.textContent);
  expect(screen.getByRole('button', { name: 'Read the log again' })).toBeDefined();
});
