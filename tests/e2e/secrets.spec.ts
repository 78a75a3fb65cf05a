import { ask, changeSettings, messagesIn, settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const CARD = '4242 4242 4242 4242';
const KEY = /AKIA[A-Z0-9]+/;

test('secrets on a page are hidden in what is shown and sent, until one is let through', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('secrets.html'));
  const panel = await sidenote.openPanel(page);
  await summarise(panel);
  await settled(panel);
  const sent = (): string =>
    messagesIn(kimi.requests.at(-1)!.body)
      .map(({ content }) => content)
      .join('\n');
  expect(sent()).toContain('The card that it used last spring was ‹card number …4242, hidden›');
  expect(sent()).not.toContain(CARD);
  expect(sent()).not.toMatch(KEY);
  expect(sent()).toContain('treasurer@harbour.example');

  await panel.getByRole('button', { name: 'Whole page' }).click();
  const dialog = panel.getByRole('dialog').last();
  const text = dialog.getByRole('document');
  await expect(text).toContainText('‹card number …4242, hidden›');
  await dialog.getByRole('button', { name: 'Send it all the same: Card number …4242, hidden' }).click();
  await expect(text).toContainText(CARD);
  await expect(dialog.getByRole('heading', { name: 'Left out' })).toBeFocused();
  await panel.keyboard.press('Escape');

  await ask(panel, 'Which card was it?');
  await settled(panel);
  expect(sent()).toContain(CARD);
  expect(sent()).not.toMatch(KEY);
});

test('addresses and phone numbers are hidden where the settings say so', async ({ sidenote, site, kimi }) => {
  const page = await sidenote.open(site.url('secrets.html'));
  const panel = await sidenote.openPanel(page);
  await changeSettings(panel, { hidesContacts: true });
  await summarise(panel);
  await settled(panel);
  const sent = messagesIn(kimi.requests.at(-1)!.body)
    .map(({ content }) => content)
    .join('\n');
  expect(sent).toContain('at ‹e-mail address t…@harbour.example, hidden› or on ‹phone number …5678, hidden›');
});

test('secrets in a selection are hidden, until one click lets them through', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(site.url('secrets.html'));
  await page
    .locator('p', { hasText: 'The card that it used' })
    .evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
  const panel = await sidenote.openPanel(page);
  const quote = panel.getByRole('region', { name: 'Question' }).getByRole('blockquote');
  await expect(quote).toContainText('‹card number …4242, hidden›');
  await panel.getByRole('button', { name: 'Send them all the same' }).click();
  await expect(quote).toContainText(CARD);
  await expect(panel.getByRole('button', { name: 'Send them all the same' })).toHaveCount(0);
  await expect(panel.locator(':focus'), 'the focus is not lost').toHaveCount(1);
  await ask(panel, 'Which card is this?');
  await settled(panel);
  const sent = messagesIn(kimi.requests.at(-1)!.body).at(-1)?.content;
  expect(sent).toContain(CARD);
});
