import type { Page } from '@playwright/test';
import { ask, composer, lastTurn, send, settled, textSent, withoutMarks } from './support/chat.ts';
import { expect, test } from './support/test.ts';

/** Changes of a page that its address does not tell, each by what a user or the page does. */
const CHANGES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'in a frame of its own': (page) =>
    page
      .frameLocator('iframe[title="Tide table"]')
      .locator('p')
      .first()
      .evaluate((line) => line.replaceChildren('High water on Friday is at noon.')),
  'in a frame of another origin': (page) =>
    page
      .frameLocator('iframe[title=near]')
      .locator('p')
      .first()
      .evaluate((line) => line.replaceChildren('High water on Friday is at noon.')),
  'after a tap': (page) => page.getByRole('button', { name: 'Show Friday' }).click(),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`a text that changes ${name} is told before the next question goes`, async ({
    sidenote,
    site,
    otherSite,
    kimi,
  }) => {
    const near = new URLSearchParams({ near: otherSite.url('frames/weather.html') });
    const page = await sidenote.open(site.url(`frames/index.html?${near}`));
    const panel = await sidenote.openPanel(page);
    await ask(panel, 'What does the page say?');
    await settled(panel);
    // An answer's end is looked at as well: the change comes after that.
    await panel.getByRole('button', { name: /^(?:Whole page|Main text)/ }).click();
    await expect(panel.getByRole('dialog').getByRole('document')).toContainText('harbour');
    await panel.keyboard.press('Escape');
    const requests = kimi.requests.length;
    await change(page);
    await send(panel, 'And on Friday?');
    await expect(
      panel
        .locator('.composer')
        .getByText('The page has changed since: 1 passage. Your question has not been sent yet.'),
    ).toBeVisible();
    await expect(composer(panel)).toHaveValue('And on Friday?');
    expect(kimi.requests).toHaveLength(requests);

    await panel.getByRole('button', { name: 'Send the new text' }).click();
    await expect(lastTurn(panel)).toContainText('And on Friday?');
    await settled(panel);
    expect(withoutMarks(textSent(kimi))).toContain('High water on Friday is at noon.');
    await expect(composer(panel)).toHaveValue('');
  });
}
