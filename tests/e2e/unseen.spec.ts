import type { Sidenote } from './support/sidenote.ts';
import { ask, lastTurn, settled, streaming } from './support/chat.ts';
import { expect, test } from './support/test.ts';

// Slow enough to leave in the middle.
test.use({ pace: 60 });

async function badge(sidenote: Sidenote): Promise<string> {
  const page = await sidenote.open(sidenote.addressOf('manifest.json'));
  const text = await page.evaluate(() => chrome.action.getBadgeText({}));
  await page.close();
  return text;
}

test('an answer that ends while the panel is closed is told on the button, until it is seen', async ({
  panel,
  sidenote,
  article,
}) => {
  await ask(panel, 'What causes tides?');
  await streaming(panel);
  expect(await badge(sidenote)).toBe('');
  await sidenote.closePanel(panel);
  await expect.poll(() => badge(sidenote), { timeout: 30_000 }).toBe('1');

  await article.bringToFront();
  const again = await sidenote.openPanel(article);
  await settled(again);
  await expect(lastTurn(again)).toContainText('What causes tides?');
  await expect.poll(() => badge(sidenote)).toBe('');
});

test('an answer that is seen as it ends is not told of', async ({ panel, sidenote }) => {
  await ask(panel, 'What causes tides?');
  await settled(panel);
  expect(await badge(sidenote)).toBe('');
});

test('notifications are asked for in the settings, and the choice stays when they are refused', async ({
  panel,
}) => {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
  await panel.evaluate(() => {
    chrome.permissions.request = () => Promise.resolve(false);
  });
  await panel.getByText('A notification, too').click();
  await expect(panel.getByText('Your browser did not allow notifications.')).toBeVisible();
  await expect(panel.getByRole('radio', { name: 'A number on the button' })).toBeChecked();
});
