// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { openPanel, useBrowser } from './panel-harness';

useBrowser();

async function openSettings() {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel();
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  return panel;
}

test('the token shows its last four characters only, and goes after one question', async () => {
  const { user, settings } = await openSettings();
  expect(screen.getByText('•••• a1b2')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await user.click(within(await screen.findByRole('alertdialog')).getByText('Remove'));
  expect(settings.getState().tokenTail).toBeNull();
  expect(await screen.findByLabelText('AceData Cloud token')).toBeDefined();
});

test('an address is tidied, and saved by its button', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText<HTMLInputElement>('API address');
  await user.clear(field);
  await user.type(field, ' https://example.org/v1/chat/completions/ ');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(saved).toMatchObject([{ baseUrl: 'https://example.org/v1' }]);
  expect(field.value).toBe('https://example.org/v1');
});

test('an unsafe address is not saved, and the reason is said', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText<HTMLInputElement>('API address');
  await user.clear(field);
  await user.type(field, 'http://example.org/v1{Enter}');
  expect(saved).toEqual([]);
  expect(screen.getByText(/begins with https/)).toBeDefined();
});

test('a model can be chosen, typed, or taken from the account', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Model' });
  await user.click(field);
  await user.click(screen.getByRole('option', { name: 'kimi-k2-thinking' }));
  expect(saved.at(-1)?.model).toBe('kimi-k2-thinking');

  await user.clear(field);
  await user.type(field, 'my-own-model{Enter}');
  expect(saved.at(-1)?.model).toBe('my-own-model');

  await user.click(screen.getByRole('button', { name: 'Read the account’s models' }));
  await screen.findByText('2 models found for this account.');
  await user.click(screen.getByRole('button', { name: 'Show suggestions' }));
  const options = within(screen.getAllByRole('listbox')[0] ?? document.body).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual(['kimi-k3', 'kimi-k2.6']);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(saved.at(-1)?.model).toBe('kimi-k3');
});

test('Escape gives a model field its value back', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Model' });
  await user.type(field, 'zzz{Escape}');
  await user.tab();
  expect(field.value).toBe('kimi-k2.5');
  expect(saved).toEqual([]);
});

test('the longest answer is a whole number or nothing', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText('Longest answer');
  await user.type(field, '4096{Enter}');
  expect(saved.at(-1)?.maxTokens).toBe(4096);
  await user.clear(field);
  await user.type(field, '1.5{Enter}');
  expect(saved).toHaveLength(1);
  expect(screen.getByText(/whole number/)).toBeDefined();
  await user.clear(field);
  await user.tab();
  expect(saved.at(-1)?.maxTokens).toBeNull();
});

test('answers can be had in the language of the page', async () => {
  const { user, saved } = await openSettings();
  await user.selectOptions(screen.getByLabelText('Answers in'), 'The language of the page');
  expect(saved.at(-1)?.language).toBe('page');
  expect(screen.getByText('Saved')).toBeDefined();
});
