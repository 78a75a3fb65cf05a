// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { GUIDE_MODELS } from '@/utils/settings/suggested-models';
import { openPanel, useBrowser } from '../panel-harness';

useBrowser();

async function openSettings(scene?: Parameters<typeof openPanel>[0]) {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel(scene);
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(within(await screen.findByRole('menu')).getByText('Settings'));
  await screen.findByRole('heading', { name: 'Settings' });
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
  expect(screen.getByText('Left out of the address: /chat/completions/')).toBeDefined();
});

test('an address keeps its query and the slash at its end', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText<HTMLInputElement>('API address');
  await user.clear(field);
  await user.type(field, 'https://example.org/openai/?api-version=1{Enter}');
  expect(saved).toMatchObject([{ baseUrl: 'https://example.org/openai/?api-version=1' }]);
  expect(screen.queryByText(/Left out of the address/)).toBeNull();
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
  await user.click(screen.getByRole('option', { name: /^kimi-k2-thinking\s*retired$/ }));
  expect(saved.at(-1)?.model).toBe('kimi-k2-thinking');

  await user.clear(field);
  await user.type(field, 'my-own-model{Enter}');
  expect(saved.at(-1)?.model).toBe('my-own-model');

  await user.click(screen.getByRole('button', { name: 'Refresh the model list' }));
  await screen.findByText(/“my-own-model” isn’t among the 2 models/);
  await user.click(screen.getByRole('button', { name: 'Show suggestions' }));
  const options = within(screen.getAllByRole('listbox')[0] ?? document.body).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual([
    'Automatic',
    'kimi-k3',
    'kimi-k2.6',
    ...GUIDE_MODELS.map((model) => `${model}retired`),
  ]);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(saved.at(-1)?.model).toBe('kimi-k3');
});

test('the list of models shows the one in use, also when it is opened again', async () => {
  const { user } = await openSettings();
  const shown: string[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function show(this: Element) {
    shown.push(this.textContent);
  });
  const button = screen.getByRole('button', { name: 'Show suggestions' });
  await user.click(button);
  expect(shown).toEqual(['kimi-k2.5retired']);
  await user.click(button);
  await user.click(button);
  expect(shown).toEqual(['kimi-k2.5retired', 'kimi-k2.5retired']);
});

test('Automatic names the model that it stands for, and can be chosen or typed', async () => {
  const { user, saved } = await openSettings({ model: null });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Model' });
  expect(field.value).toBe('Automatic (kimi-k3)');
  expect(screen.getByText(/^The best model of your account/)).toBeDefined();
  expect(screen.getByRole('group', { name: 'Price of kimi-k3' })).toBeDefined();
  await user.click(field);
  await user.tab();
  expect(saved).toEqual([]);

  await user.click(field);
  await user.click(screen.getByRole('option', { name: 'kimi-k2.6' }));
  expect(saved.at(-1)?.model).toBe('kimi-k2.6');
  expect(field.value).toBe('kimi-k2.6');

  for (const word of ['automatic', 'Automatic']) {
    await user.clear(field);
    await user.type(field, `${word}{Enter}`);
    expect(saved.at(-1)?.model).toBeNull();
    expect(field.value).toBe('Automatic (kimi-k3)');
    await user.clear(field);
    await user.type(field, 'kimi-k2.6{Enter}');
    expect(saved.at(-1)?.model).toBe('kimi-k2.6');
  }
});

test('what is marked as retired has its date as long as the account’s list was not read', async () => {
  const { user } = await openSettings();
  expect(screen.getByText(/retired is as of Nov 29, 2026/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Refresh the model list' }));
  await waitFor(() => expect(screen.queryByText(/as of/)).toBeNull());
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
  await user.selectOptions(screen.getByLabelText('Answer language'), 'The language of the page');
  expect(saved.at(-1)?.language).toBe('page');
  expect(screen.getByText('Saved')).toBeDefined();
});

test('translations have a language of their own, which is never that of the page', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText('Translate into');
  expect(within(field).queryByText('The language of the page')).toBeNull();
  await user.selectOptions(field, 'French');
  expect(saved.at(-1)).toMatchObject({ language: 'auto', translateInto: 'fr' });
});

test('a model that the account does not have says so, and is saved all the same', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText('Model');
  await user.click(screen.getByRole('button', { name: 'Refresh the model list' }));
  await screen.findByText(/“kimi-k2.5” isn’t among the 2 models/);
  await user.clear(field);
  await user.type(field, 'kimi-k2.6{Enter}');
  expect(await screen.findByText('2 models found for this account.')).toBeDefined();
  await user.clear(field);
  await user.type(field, 'kimi-k2.66{Enter}');
  expect(await screen.findByText(/“kimi-k2.66” isn’t among the 2 models/)).toBeDefined();
  expect(saved.at(-1)?.model).toBe('kimi-k2.66');
});

test('a longest answer that thinking alone may use up is warned of, and saved all the same', async () => {
  const { user, saved } = await openSettings({ traits: TRAITS });
  const field = screen.getByLabelText('Longest answer');
  await user.type(field, '100{Enter}');
  expect(await screen.findByText(/Thinking alone often takes more than this/)).toBeDefined();
  expect(saved.at(-1)?.maxTokens).toBe(100);
  await user.selectOptions(screen.getByLabelText('Thinking'), 'Off');
  await waitFor(() => expect(screen.queryByText(/Thinking alone/)).toBeNull());
});

const TRAITS = {
  thinking: 'optional',
  efforts: [],
  wantsReasoning: false,
  readsImages: false,
  isRetired: false,
} as const;

test('a model that can do either is told whether to think', async () => {
  const { user, saved } = await openSettings({ traits: TRAITS });
  const field = screen.getByLabelText('Thinking');
  await user.selectOptions(field, 'Off');
  expect(saved.at(-1)?.thinking).toBe(false);
  await user.selectOptions(field, 'The model’s default');
  expect(saved.at(-1)?.thinking).toBeNull();
  expect(screen.queryByLabelText('Thinking effort')).toBeNull();
});

test('a model that takes an effort is offered those it takes', async () => {
  const { user, saved } = await openSettings({
    traits: { ...TRAITS, thinking: 'always', efforts: ['low', 'max'] },
  });
  expect(screen.queryByLabelText('Thinking')).toBeNull();
  const field = screen.getByLabelText('Thinking effort');
  expect(within(field).getAllByRole('option')).toHaveLength(4);
  expect(within(field).getByRole<HTMLOptionElement>('option', { name: 'Fits the task' }).selected).toBe(true);
  await user.selectOptions(field, 'Max');
  expect(saved.at(-1)?.effort).toBe('max');
  await user.selectOptions(field, 'The model’s default');
  expect(saved.at(-1)?.effort).toBeNull();
  await user.selectOptions(field, 'Fits the task');
  expect(saved.at(-1)?.effort).toBe('by-task');
});

test('of a model that nothing is known of, nothing is asked', async () => {
  await openSettings({ traits: { ...TRAITS, thinking: 'unknown' } });
  expect(screen.queryByLabelText('Thinking')).toBeNull();
  expect(screen.queryByLabelText('Thinking effort')).toBeNull();
});

test('a retired model says so', async () => {
  await openSettings({ traits: { ...TRAITS, isRetired: true } });
  expect(screen.getByText(/Moonshot has retired this model/)).toBeDefined();
});

test('the daily limit is a whole number or nothing', async () => {
  const { user, saved } = await openSettings();
  const field = screen.getByLabelText('Daily limit');
  await user.type(field, '200000{Enter}');
  expect(saved.at(-1)?.dailyLimit).toBe(200_000);
  await user.clear(field);
  await user.tab();
  expect(saved.at(-1)?.dailyLimit).toBeNull();
});

test('a price is saved as a whole, when its last field is left', async () => {
  const { user, saved } = await openSettings();
  const prices = within(screen.getByRole('group', { name: 'Price of kimi-k2.5' }));
  await user.type(prices.getByLabelText('Input'), '0.6');
  await user.tab();
  await user.tab();
  expect(saved).toEqual([]);
  await user.keyboard('3');
  await user.tab();
  expect(saved.at(-1)?.prices).toEqual({ 'kimi-k2.5': { input: 0.6, cachedInput: 0.6, output: 3 } });
});

test('half a price is not saved, and says what is missing', async () => {
  const { user, saved } = await openSettings();
  const prices = within(screen.getByRole('group', { name: 'Price of kimi-k2.5' }));
  await user.type(prices.getByLabelText('Input'), '0.6{Enter}');
  expect(saved).toEqual([]);
  expect(screen.getByText(/Enter numbers for input and output/)).toBeDefined();
});

test('what was used is told for today and the month, and day by day in a table', async () => {
  const today = new Date();
  const parts = [today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, '0'));
  const day = `${today.getFullYear()}-${parts.join('-')}`;
  const one = {
    day,
    model: 'kimi-k2.5',
    requests: 1,
    cachedTokens: 0,
    reasoningTokens: 0,
    estimatedTokens: 0,
  };
  await openSettings({
    usage: [
      { ...one, promptTokens: 1000, completionTokens: 200 },
      { ...one, model: 'kimi-k3', promptTokens: 30, completionTokens: 4, estimatedTokens: 34 },
    ],
  });
  expect(await screen.findAllByText('≈ 1,234 tokens')).toHaveLength(3);
  const table = within(screen.getByRole('table', { name: 'Tokens per day, last 30 days' }));
  expect(table.getAllByRole('row')).toHaveLength(1);
});

test('before anything was used, the chart says so', async () => {
  await openSettings();
  expect(screen.getByText('Nothing was used yet.')).toBeDefined();
});

test('what a question sends of a long page, and whether more is looked up, is the user’s choice', async () => {
  const { user, saved } = await openSettings();
  const group = screen.getByRole('region', { name: 'Long pages' });
  await user.click(within(group).getByRole('radio', { name: 'What it needs' }));
  await user.click(within(group).getByRole('radio', { name: 'No' }));
  expect(saved).toMatchObject([{ sends: 'needed' }, { looksUp: false }]);
});
