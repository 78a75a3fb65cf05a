import type { Page } from '@playwright/test';
import { ask, messagesIn, settled, turns } from './support/chat.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const ONE = 'What causes spring tides?';
const TWO = 'And what of neap tides?';
const EDITED = 'What causes the tides of the Moon?';

const questions = (panel: Page) => turns(panel).evaluateAll((all) => all.map((one) => one.ariaLabel));

test('an earlier question is edited: the conversation parts, in every window, and what shows is sent', async ({
  panel,
  article,
  sidenote,
  kimi,
}) => {
  for (const question of [ONE, TWO]) {
    await ask(panel, question);
    await settled(panel);
  }
  const other = await sidenote.openPanel(await sidenote.openWindow(article.url()));
  await expect.poll(() => questions(other)).toEqual([ONE, TWO]);

  await panel.getByRole('article', { name: ONE }).getByRole('button', { name: 'Edit question' }).click();
  const editor = panel.getByRole('textbox', { name: 'Edit question' });
  await expect(editor).toBeFocused();
  await editor.fill(EDITED);
  let before = kimi.requests.length;
  await editor.press('Enter');
  const edited = await kimi.waitForRequest(before + 1);
  await settled(panel);
  expect(messagesIn(edited.body).map(({ role }) => role)).toEqual(['system', 'user']);
  for (const one of [panel, other]) await expect.poll(() => questions(one)).toEqual([EDITED]);

  // The keyboard pages back, and stays where it is.
  const earlier = panel.getByRole('button', { name: 'Earlier version' });
  await earlier.focus();
  await earlier.press('Enter');
  for (const one of [panel, other]) await expect.poll(() => questions(one)).toEqual([ONE, TWO]);
  await expect(panel.getByLabel('Version 1 of 2')).toBeVisible();
  await expect(earlier).toBeFocused();

  before = kimi.requests.length;
  await ask(panel, 'And when both meet?');
  const further = await kimi.waitForRequest(before + 1);
  await settled(panel);
  const sent = messagesIn(further.body);
  expect(sent.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user', 'assistant', 'user']);
  expect(sent.map(({ content }) => content).join('\n')).not.toContain(EDITED);

  // It is stored: a panel that opens anew shows the same branch, and finds the other one.
  await panel.getByRole('button', { name: 'Later version' }).click();
  await expect.poll(() => questions(panel)).toEqual([EDITED]);
  await panel.reload();
  await expect.poll(() => questions(panel)).toEqual([EDITED]);
  await expect(panel.getByLabel('Version 2 of 2')).toBeVisible();
});

test('the model beside Send is asked, and an answer is asked again with another one', async ({
  panel,
  kimi,
}) => {
  await panel.getByRole('button', { name: /^Model for your next questions/ }).click();
  await panel.getByRole('menuitemradio', { name: 'kimi-k2.6', exact: true }).click();
  await expect(panel.getByRole('menu')).toHaveCount(0);
  let before = kimi.requests.length;
  await ask(panel, ONE);
  expect((await kimi.waitForRequest(before + 1)).body).toMatchObject({ model: 'kimi-k2.6' });
  await settled(panel);

  await panel.getByRole('button', { name: 'More for this answer' }).click();
  before = kimi.requests.length;
  await panel.getByRole('menuitemradio', { name: 'kimi-k3', exact: true }).click();
  const again = await kimi.waitForRequest(before + 1);
  expect(again.body).toMatchObject({ model: 'kimi-k3' });
  await settled(panel);
  await expect(panel.getByLabel('Version 2 of 2')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
});
