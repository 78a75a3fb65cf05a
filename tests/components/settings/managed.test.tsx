// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from '../panel-harness';
import { turn } from '../stand-ins';

useBrowser();

test('what an organisation has set cannot be changed, and says so', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const { user } = openPanel({
    turns: [turn()],
    policy: {
      baseUrl: 'https://kimi.example.com',
      models: ['kimi-k3'],
      hasToken: true,
      blockedSites: ['bank.example'],
      featuresOff: ['export', 'lookups', 'selectionButton', 'temporary'],
      retentionDays: 30,
    },
  });
  await user.click(screen.getByRole('button', { name: 'Menu' }));
  const menu = await screen.findByRole('menu');
  expect(within(menu).queryByText('Temporary conversation')).toBeNull();
  await user.click(within(menu).getByText('Settings'));
  expect(await screen.findByRole('combobox', { name: 'Model' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('textbox', { name: 'API address' })).toHaveProperty('disabled', true);
  expect(screen.queryByRole('button', { name: 'Replace' })).toBeNull();
  const storage = screen.getByRole('region', { name: 'Storage and backup' });
  expect(within(storage).getByRole('button', { name: 'Export…' })).toHaveProperty('disabled', true);
  expect(screen.getByText(/Never read: bank\.example\./)).toBeDefined();
  expect(screen.getByText(/deleted 30 days after/)).toBeDefined();
  expect(screen.getAllByText('Set by your organisation')).toHaveLength(8);
});

test('the first screen says where an organisation’s users get their token, and leads to no other address', async () => {
  const tokenHint = 'Your token is at https://intranet.example.com/kimi';
  openPanel({ tokenTail: null, policy: { baseUrl: 'https://kimi.example.com', tokenHint } });
  expect(await screen.findByText(tokenHint)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Use another API address' })).toBeNull();
});
