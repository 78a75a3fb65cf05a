import type { Page } from '@playwright/test';
import { changeSettings, composer } from './support/chat.ts';
import { expect, test } from './support/test.ts';

test.use({ token: null });

const field = (panel: Page) => panel.getByLabel(/^(?:AceData Cloud token|Token for 127\.0\.0\.1)/);

async function check(panel: Page, token: string): Promise<void> {
  await field(panel).fill(token);
  await panel.getByRole('button', { name: /^(?:Save token|Check again)$/ }).click();
}

const REFUSED = [
  ['wrong-token', /doesn’t accept this token/],
  ['practice-mismatched', /belongs to another service/],
  ['practice-used-up', /balance of this token is used up/],
] as const;

test('a token that the API refuses is not kept, and the reason is said in words', async ({ panel, kimi }) => {
  for (const [index, [token, words]] of REFUSED.entries()) {
    await test.step(token, async () => {
      await check(panel, token);
      await expect(panel.getByRole('alert')).toContainText(words);
      await expect(panel.getByRole('alert')).toContainText('Trace ID');
      expect(kimi.requests).toHaveLength(index + 1);
      expect(await panel.evaluate(() => chrome.storage.local.get('tokens'))).toEqual({});
    });
  }
});

test('a fresh install tells where a token is had, and that it begins with free credit', async ({ panel }) => {
  await changeSettings(panel, { baseUrl: 'https://api.acedata.cloud/kimi' });
  await expect(panel.getByLabel('AceData Cloud token')).toBeVisible();
  const link = panel.getByRole('link', { name: 'Get a token' });
  await expect(link).toHaveAttribute('href', /^https:\/\/platform\.acedata\.cloud/);
  await expect(panel.getByText('New accounts get free credit to try it.')).toBeVisible();
});

test('without a connection, the check says so', async ({ panel }) => {
  await changeSettings(panel, { baseUrl: 'http://127.0.0.1:9/kimi' });
  await check(panel, 'practice');
  await expect(panel.getByRole('alert')).toContainText('can’t be reached');
});

test('the right token, pasted with white space, opens the chat, and only its end is ever shown again', async ({
  panel,
  sidenote,
  article,
}) => {
  await expect(field(panel)).toHaveAttribute('type', 'password');
  await field(panel).fill('  practice \t');
  await field(panel).press('Enter');
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  await expect(composer(panel)).toBeVisible();

  await sidenote.closePanel(panel);
  const again = await sidenote.openPanel(article);
  await again.getByRole('button', { name: 'Menu' }).click();
  await again.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(again.getByText('tice', { exact: false })).toBeVisible();
  expect(await again.locator('body').innerText()).not.toContain('practice ');
  expect(await again.evaluate(() => document.documentElement.outerHTML)).not.toMatch(/\bpractice\b/);
});

test('the page cannot see the token, and content scripts neither', async ({ panel, article, sidenote }) => {
  await check(panel, 'practice');
  await expect(composer(panel)).toBeVisible();
  const [worker] = sidenote.context.serviceWorkers();
  const tabUrl = article.url();
  const seen = await worker!.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find((one) => one.url === url);
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab!.id! },
      func: () =>
        chrome.storage.local.get(null).then(JSON.stringify, (error: unknown) => `refused: ${String(error)}`),
    });
    return String(frame?.result);
  }, tabUrl);
  expect(seen).toMatch(/^refused|^\{\}$/);
});
