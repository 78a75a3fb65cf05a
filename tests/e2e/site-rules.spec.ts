import type { Page } from '@playwright/test';
import { ask, composer, settled, textSent } from './support/chat.ts';
import { expect, test } from './support/test.ts';

/** The first words of the sample article. */
const WORDS = 'The Moon pulls on the sea.';
const NOTICE = '127.0.0.1 is on your list of sites that are never read';

async function selectWords(page: Page): Promise<void> {
  await page
    .locator('article p', { hasText: WORDS })
    .evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
}

test.describe('a site that is never read', () => {
  test.use({ settings: { neverRead: ['127.0.0.1'] } });

  test('gives nothing after a click, and one can chat there without the page', async ({
    article,
    panel,
    kimi,
    sidenote,
  }) => {
    await expect(panel.getByText(NOTICE)).toBeVisible();
    await selectWords(article);
    await sidenote.clickToolbarButton(article);
    await expect(composer(panel)).toBeVisible();
    await ask(panel, 'How are you?');
    await settled(panel);
    const sent = textSent(kimi);
    expect(sent).toContain('How are you?');
    expect(sent).not.toContain(WORDS);
    expect(sent).not.toContain(article.url());
    await expect(panel.getByText(WORDS)).toHaveCount(0);
  });

  test('is read again once it is off the list, which the notice leads to', async ({ panel, kimi }) => {
    await panel.getByRole('button', { name: 'Change the list' }).click();
    const field = panel.getByRole('textbox', { name: 'Never read these sites' });
    await expect(field).toBeFocused();
    // The browser itself takes a space for a part of a host.
    await field.fill('not a site');
    await field.press('Enter');
    await expect(panel.getByText('Enter a site, such as example.com.')).toBeVisible();
    await panel.getByRole('button', { name: 'Read 127.0.0.1 again' }).click();
    await expect(panel.getByText('No sites yet.')).toBeVisible();
    await panel.getByRole('button', { name: 'Back' }).click();
    await expect(panel.getByText(NOTICE)).toHaveCount(0);
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    expect(textSent(kimi)).toContain(WORDS);
  });
});

test('the menu stops the reading of a site at once, and allows it again', async ({
  panel,
  kimi,
  article,
}) => {
  await selectWords(article);
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Never read 127.0.0.1' }).click();
  await expect(panel.getByText(NOTICE)).toBeVisible();
  await ask(panel, 'What does it say?');
  await settled(panel);
  expect(textSent(kimi)).not.toContain(WORDS);

  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Read 127.0.0.1 again' }).click();
  await expect(panel.getByText(NOTICE)).toHaveCount(0);
  await ask(panel, 'And now?');
  await settled(panel);
  expect(textSent(kimi)).toContain(WORDS);
});

for (const [neverRead, isRead] of [
  [[], true],
  [['127.0.0.1'], false],
] as const) {
  test.describe(`with ${neverRead.length} sites on the list`, () => {
    test.use({ settings: { neverRead } });

    test(`a frame of another site is ${isRead ? 'read' : 'left out'}`, async ({
      sidenote,
      site,
      otherSite,
      kimi,
    }) => {
      const wanted = new URLSearchParams({ near: otherSite.url('frames/weather.html') });
      const page = await sidenote.open(site.foreignUrl(`frames/index.html?${wanted}`));
      const panel = await sidenote.openPanel(page);
      await ask(panel, 'What does the page say?');
      await settled(panel);
      expect(textSent(kimi)).toContain('Every office of the harbour');
      expect(textSent(kimi).includes(`From ${otherSite.host}, in a frame`)).toBe(isRead);
    });
  });
}
