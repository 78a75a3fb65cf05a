import { messagesIn, settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

test('what reads like content and is left out is said, shown, and taken in with a click', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('kinds/left-out.html'));
  const panel = await sidenote.openPanel(page);
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const dialog = panel.getByRole('dialog').last();
  const text = dialog.getByRole('document');
  await expect(text).toContainText('brittle');
  await expect(text).not.toContainText('seventeen metres');
  await expect(dialog.getByText(/^Menus and links: \d+ characters$/)).toBeVisible();
  await dialog.getByText(/^Beside the text: \d+ characters$/).click();
  await expect(dialog.getByText('Reads like part of the text.')).toBeVisible();
  await panel.keyboard.press('Escape');
  const chip = panel.getByRole('button', { name: 'Main text · 1 part left out' });
  await expect(chip).toBeFocused();

  await chip.click();
  await dialog.getByText(/^Beside the text: \d+ characters$/).click();
  await dialog.getByRole('button', { name: 'Include: Beside the text' }).click();
  await expect(text).toContainText('seventeen metres');
  await expect(dialog.getByRole('heading', { name: 'Left out' })).toBeFocused();
  const shown = await text.evaluate((element) => element.textContent);
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Whole page' })).toBeFocused();

  await summarise(panel);
  await settled(panel);
  const [, user] = messagesIn(kimi.requests.at(-1)!.body);
  expect(/<page-[^\n]*>\n([\s\S]*?)\n<\/page-\w+>/.exec(String(user?.content))?.[1]).toBe(shown);

  // The next question keeps it, also when the page is read again.
  await panel.reload();
  await panel.getByRole('button', { name: 'Whole page' }).click();
  await expect(text).toContainText('seventeen metres');
  await expect(panel.getByText('The page has changed')).toHaveCount(0);
});
