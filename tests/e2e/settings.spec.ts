import type { Page } from '@playwright/test';
import type { Settings } from '../../utils/settings/settings.ts';
import { ask, changeSettings, composer, messagesIn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';

async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
}

test('model, length and language are what the next request is made with', async ({ panel, kimi }) => {
  await openSettings(panel);
  await panel.getByRole('combobox', { name: 'Model' }).fill('kimi-k2-thinking');
  await panel.getByRole('combobox', { name: 'Model' }).press('Tab');
  await panel.getByLabel('Longest answer').fill('4000');
  await panel.getByLabel('Longest answer').press('Tab');
  await panel.getByLabel('Answer language').selectOption('fr');
  await panel.getByRole('button', { name: 'Back' }).click();
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const body = kimi.requests.at(-1)!.body as { model: string; max_tokens: number };
  expect(body).toMatchObject({ model: 'kimi-k2-thinking', max_tokens: 4000, stream: true });
  expect(Object.keys(body).toSorted()).toEqual(['max_tokens', 'messages', 'model', 'stream']);
  expect(messagesIn(body)[0]?.content).toContain('Answer in French (fr)');
});

test('the models that the account has are read from the API', async ({ panel }) => {
  await openSettings(panel);
  await panel.getByRole('button', { name: 'Refresh the model list' }).click();
  await expect(panel.getByText('6 models found for this account.')).toBeVisible();
});

test('the options page has the same settings, and the panel follows it', async ({ panel, sidenote }) => {
  await expect(composer(panel)).toBeVisible();
  const options = await sidenote.open(sidenote.addressOf('options.html'));
  await expect(options.getByRole('combobox', { name: 'Model' })).toHaveValue('kimi-k2.6');
  await options.getByText('Dark', { exact: true }).click();
  await expect(options.getByRole('radio', { name: 'Dark' })).toBeChecked();
  const scheme = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expect.poll(() => scheme(options)).toBe('dark');
  await expect.poll(() => scheme(panel)).toBe('dark');
});

test('removing the token leads back to the welcome', async ({ panel }) => {
  await openSettings(panel);
  await panel.getByRole('button', { name: 'Remove' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  const back = panel.getByRole('button', { name: 'Back' });
  if (await back.isVisible()) await back.click();
  await expect(panel.getByRole('button', { name: 'Save token' })).toBeVisible();
  expect(await panel.evaluate(() => chrome.storage.local.get(['tokens', 'tokenTails']))).toEqual({
    tokens: {},
    tokenTails: {},
  });
});

test('a token never goes to another address than the one it was entered for', async ({ panel, kimi }) => {
  await openSettings(panel);
  const address = panel.getByLabel('API address');
  await address.fill(`${kimi.baseUrl.replace('/kimi', '/v1')}/chat/completions/`);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(address).toHaveValue(kimi.baseUrl.replace('/kimi', '/v1'));
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('button', { name: 'Save token' })).toBeVisible();
  expect(kimi.requests).toHaveLength(1);
});

test('an address that is no address is refused with a sentence', async ({ panel }) => {
  await openSettings(panel);
  await panel.getByLabel('API address').fill('http://example.com/kimi');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Enter an address that begins with https://')).toBeVisible();
});

test('thinking and effort are sent to models that have them, and to no other', async ({ panel, kimi }) => {
  const asked = async (changes: Partial<Settings>) => {
    await changeSettings(panel, changes);
    await ask(panel, `Asked with ${changes.model}`);
    await settled(panel);
    return kimi.requests.at(-1)!.body;
  };
  const set = { thinking: false, effort: 'high' } as const;
  expect(await asked({ ...set, model: 'kimi-k2.6' })).toMatchObject({ thinking: { type: 'disabled' } });
  expect(await asked({ ...set, model: 'kimi-k2.6' })).not.toHaveProperty('reasoning_effort');
  expect(await asked({ ...set, model: 'kimi-k3' })).toMatchObject({ reasoning_effort: 'high' });
  expect(await asked({ ...set, model: 'kimi-k3' })).not.toHaveProperty('thinking');
  const plain = await asked({ ...set, model: 'kimi-k2-0905-preview' });
  expect(Object.keys(plain as object).toSorted()).toEqual(['messages', 'model', 'stream']);
});

test('a model that wants its reasoning back gets it with its earlier answers', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'kimi-k3' });
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const { reasoning, text } = kimi.requests.at(-1)!.sent;
  await ask(panel, 'And neap tides?');
  await settled(panel);
  const answers = messagesIn(kimi.requests.at(-1)!.body).filter(({ role }) => role === 'assistant');
  expect(reasoning).not.toBe('');
  expect(answers).toEqual([{ role: 'assistant', content: text, reasoning_content: reasoning }]);
});
