import { messagesIn, settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

test('what is shown before asking is what the server gets, byte for byte, and what is shown afterwards', async ({
  panel,
  kimi,
}) => {
  const text = panel.getByRole('dialog').last().getByRole('document');
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const shown = await text.evaluate((element) => element.textContent);
  expect(shown).toContain('The Moon pulls on the sea');
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: 'Main text · 1 part left out' })).toBeFocused();

  await summarise(panel);
  await settled(panel);
  const [, user] = messagesIn(kimi.requests.at(-1)!.body);
  expect(/<page-[^\n]*>\n([\s\S]*?)\n<\/page-\w+>/.exec(String(user?.content))?.[1]).toBe(shown);

  await panel.getByRole('button', { name: 'What was sent' }).click();
  await panel.getByRole('button', { name: 'What Kimi saw' }).click();
  await expect(panel.getByRole('dialog', { name: 'What Kimi saw' })).toBeVisible();
  expect(await text.evaluate((element) => element.textContent)).toBe(shown);
});
