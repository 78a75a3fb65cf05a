import { ask, composer, lastTurn, settled, turns } from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { expect, test } from './support/test.ts';

test('the main job needs no mouse: summarise, walk the citations, copy, begin anew', async ({
  panel,
  article,
  kimi,
}) => {
  const before = kimi.requests.length;
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  await panel.keyboard.press('Alt+s');
  await kimi.waitForRequest(before + 1);
  await settled(panel);

  const citations = lastTurn(panel).locator('.citation');
  await panel.keyboard.press('Alt+ArrowDown');
  await expect(citations.first()).toBeFocused();
  await expect.poll(() => highlighted(article)).not.toBe('');
  await panel.keyboard.press('Alt+ArrowDown');
  await expect(citations.nth(1)).toBeFocused();
  await panel.keyboard.press('Alt+ArrowUp');
  await expect(citations.first()).toBeFocused();
  // Before the first one there is none: the focus stays.
  await panel.keyboard.press('Alt+ArrowUp');
  await expect(citations.first()).toBeFocused();

  await panel.keyboard.press('Alt+q');
  await expect(composer(panel)).toBeFocused();
  await panel.keyboard.press('Alt+c');
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();

  await panel.keyboard.press('Alt+n');
  await expect(turns(panel)).toHaveCount(0);
  await expect(composer(panel)).toBeFocused();
});

test('the sheet opens by a question mark, and gives the focus back', async ({ panel }) => {
  await ask(panel, 'What causes tides?');
  await settled(panel);
  await panel.keyboard.press('Alt+ArrowDown');
  const citation = lastTurn(panel).locator('.citation').first();
  await expect(citation).toBeFocused();
  await panel.keyboard.press('?');
  const sheet = panel.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Alt+S');
  await expect(sheet).toContainText('Ctrl+Shift+K');
  // Its keys do nothing while it is open.
  await panel.keyboard.press('Alt+n');
  await expect(turns(panel)).toHaveCount(1);
  await panel.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(citation).toBeFocused();
  await panel.keyboard.press('Alt+q');
  await panel.keyboard.type('Why?');
  await expect(composer(panel)).toHaveValue('Why?');
  await expect(sheet).toHaveCount(0);
});

test('history and settings are a key away, and Escape leads back', async ({ panel }) => {
  await expect(composer(panel)).toBeFocused();
  await panel.keyboard.press('Alt+h');
  await expect(panel.getByRole('heading', { name: 'Conversations', exact: true })).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(composer(panel)).toBeFocused();
  await panel.keyboard.press('Alt+,');
  await expect(panel.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(composer(panel)).toBeFocused();
});

test.describe('slowly', () => {
  test.use({ pace: 100 });

  test('an answer is stopped by a key', async ({ panel, kimi }) => {
    await ask(panel, 'What causes tides?');
    await kimi.waitForRequest(2);
    await panel.keyboard.press('Alt+x');
    await settled(panel);
    await expect(lastTurn(panel)).toContainText('You stopped');
  });
});
