import type { Page } from '@playwright/test';
import { countTokens } from '../kimi-server/token-count.ts';
import { ask, messagesIn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const SECTIONS = Array.from(
  { length: 60 },
  (_, i) =>
    `<h2>Harbour ${i}</h2><p>${`Ships come to harbour ${i} with the tide, and leave it again. `.repeat(30)}</p>`,
);
const HTML = `<!doctype html><html lang="en"><title>Harbours</title><main><h1>Harbours</h1>${SECTIONS.join('')}</main></html>`;

const weight = (panel: Page) => panel.getByRole('button', { name: /^Your next question sends about/ });

/** The tokens that the button names. */
async function named(panel: Page): Promise<number> {
  const name = (await weight(panel).getAttribute('data-tip')) ?? '';
  return Number(/about ([\d,]+) tokens/.exec(name)?.[1]?.replaceAll(',', ''));
}

test.use({ settings: { prices: { 'kimi-k2.6': { input: 2, cachedInput: 1, output: 8 } }, currency: 'EUR' } });

test('a long question says its size and price before it is sent, and that is what goes', async ({
  sidenote,
  site,
  kimi,
}) => {
  site.put('harbours.html', { body: HTML });
  const panel = await sidenote.openPanel(await sidenote.open(site.url('harbours.html')));
  await ask(panel, 'What comes with the tide?');
  await settled(panel);

  await expect(weight(panel)).toContainText('€');
  const shown = await named(panel);
  await ask(panel, 'And what leaves?');
  const { body } = await kimi.waitForRequest(2);
  const sent = messagesIn(body).reduce((sum, { content }) => sum + countTokens(String(content)), 0);
  expect(Math.abs(shown - sent) / sent).toBeLessThan(0.15);
  await settled(panel);

  await weight(panel).focus();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('dialog')).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(weight(panel)).toBeFocused();
});
