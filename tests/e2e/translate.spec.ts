import type { Page } from '@playwright/test';
import { ask, composer, fold, lastTurn, messagesIn, settled } from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { violations } from './support/violations.ts';
import { expect, test } from './support/test.ts';

/** Chooses the prompt, and waits for the card that says what it costs. */
async function chooseTranslation(panel: Page): Promise<void> {
  await composer(panel).focus();
  await panel.keyboard.type('/translate');
  await expect(panel.getByRole('option', { name: 'Translate this page' })).toBeVisible();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Translate', exact: true })).toBeVisible();
}

test('a page is translated once its price was said, and each paragraph leads back to its own', async ({
  panel,
  article,
  kimi,
}) => {
  const before = kimi.requests.length;
  await chooseTranslation(panel);
  await expect(panel.getByRole('alert')).toContainText(/takes one request: about [\d,]+ tokens read, and/);
  expect(await violations(panel)).toEqual([]);
  expect(kimi.requests).toHaveLength(before);
  // The article is in the browser's own language.
  await expect(panel.getByText('This page is already in English.')).toBeVisible();
  await panel.getByLabel('Translate into').selectOption('de');
  await expect(panel.getByText('This page is already in English.')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Translate', exact: true }).click();
  await settled(panel);
  const [system, asked] = messagesIn(kimi.requests.at(-1)!.body);
  expect(system?.content).toContain('German (de)');
  expect(asked?.content).toContain('<page-');
  const paragraphs = lastTurn(panel).locator('.markdown p');
  expect(await paragraphs.count()).toBeGreaterThan(5);
  await expect(paragraphs.nth(1)).toContainText('«');

  const original = () =>
    paragraphs.nth(1).evaluate((block) => getComputedStyle(block, '::before').content.slice(1, 40));
  expect(await original()).toBe('one');
  await panel.getByRole('button', { name: 'Show the original' }).click();
  await expect.poll(original).not.toBe('one');
  await lastTurn(panel).locator('.citation').nth(1).click();
  await expect.poll(async () => fold(await highlighted(article))).not.toBe('');
  await expect(panel.getByText('Highlighted on the page.')).toBeAttached();

  await panel.reload();
  await expect(panel.getByRole('button', { name: 'Show the original', pressed: true })).toBeVisible();
  await expect.poll(original).not.toBe('one');
  await ask(panel, 'Which term comes up most?');
  await settled(panel);
  await chooseTranslation(panel);
  // The last language comes first.
  await expect(panel.getByLabel('Translate into').getByRole('option').first()).toHaveAttribute('value', 'de');
});

test('a translation that is stopped goes on where it stands, and nothing comes twice', async ({
  sidenote,
  site,
  kimi,
}) => {
  const paragraphs = Array.from(
    { length: 90 },
    (_, index) =>
      `<p>Paragraph number ${index + 1} tells of the tide. ${'The water rises and falls. '.repeat(20)}</p>`,
  );
  const body = `<html lang="en"><title>Tides</title><article><h1>Tides</h1>${paragraphs.join('')}</article></html>`;
  site.put('tides.html', { body });
  const panel = await sidenote.openPanel(await sidenote.open(site.url('tides.html')));
  await chooseTranslation(panel);
  await expect(panel.getByRole('alert')).toContainText(/takes [3-9] requests/);
  await panel.getByRole('button', { name: 'Translate', exact: true }).click();
  await expect(lastTurn(panel).locator('.markdown')).toContainText('Paragraph number 40 ');
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await settled(panel);
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(lastTurn(panel).locator('.markdown')).toContainText('Paragraph number 90 ', {
    timeout: 60_000,
  });
  await settled(panel);
  const translation = (await lastTurn(panel).locator('.markdown').textContent()) ?? '';
  const numbers = translation.matchAll(/Paragraph number (\d+) /g);
  expect(Array.from(numbers, ([, number]) => Number(number))).toEqual(
    paragraphs.map((_, index) => index + 1),
  );
  expect(kimi.requests.length).toBeGreaterThan(2);
});
