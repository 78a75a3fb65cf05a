import { ask, lastTurn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

test('two answers are compared: what only one of them says is marked, and either can be shown', async ({
  panel,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await panel.getByRole('button', { name: 'Edit question' }).click();
  const editor = panel.getByRole('textbox', { name: 'Edit question' });
  await editor.fill('What causes the tides of the Moon?');
  await editor.press('Enter');
  await expect(panel.getByLabel('Version 2 of 2')).toBeVisible();
  await settled(panel);

  const more = lastTurn(panel).getByRole('button', { name: 'More for this answer' });
  await more.focus();
  await panel.keyboard.press('Enter');
  await panel.getByRole('menuitem', { name: 'Compare answers…' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Answers compared' });
  await expect(dialog.getByRole('region')).toHaveCount(2);
  await expect(dialog.getByRole('region', { name: 'Answer 1' })).toContainText('What causes spring tides?');
  await expect(dialog.locator('.compare-sum')).toHaveText(
    /^Marked: sentences that only one answer has – \d+ in/,
  );
  const marked = () => panel.evaluate(() => CSS.highlights.get('sidenote-only-here')?.size ?? 0);
  expect(await marked()).toBeGreaterThan(0);
  expect(await violations(panel)).toEqual([]);
  await panel.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(more).toBeFocused();
  expect(await marked()).toBe(0);

  await panel.keyboard.press('Enter');
  await panel.getByRole('menuitem', { name: 'Compare answers…' }).click();
  await dialog.getByRole('button', { name: 'Show this one' }).click();
  await expect(panel.getByLabel('Version 1 of 2')).toBeVisible();
});
