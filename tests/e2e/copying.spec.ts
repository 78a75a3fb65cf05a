import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, changeSettings, lastTurn, settled } from './support/chat.ts';
import { clipboardOf, copySelected } from './support/clipboard.ts';
import { expect, test } from './support/test.ts';

const RICH = readFileSync(join(import.meta.dirname, '../fixtures/answers/as-written/copy-rich.md'), 'utf8');
const CITED = 'It rose to 12[1] in 2024 [2].\n\nThe last is arr[1].';

async function selectAnswer(panel: Page): Promise<void> {
  await lastTurn(panel)
    .locator('.markdown')
    .evaluate((answer) => getSelection()?.selectAllChildren(answer));
}

test('an answer is copied as rich text and as Markdown', async ({ panel, kimi }) => {
  kimi.say([RICH]);
  await ask(panel, 'What are tides?');
  await settled(panel);
  const written = clipboardOf(panel);
  await panel.getByRole('button', { name: 'Copy answer' }).click();
  const { text, html } = await written;
  expect(text).toBe(RICH.trim());
  expect(html).toContain('<h2>Tides</h2><p>The <strong>Moon</strong> pulls;');
  expect(html).toContain('<pre><code>const a = 1;</code></pre>');
  expect(html).toContain('<th>A</th>');
  expect(html).not.toMatch(/class|style|button/);
});

test('a selection in the dark theme is copied as plain ink on paper', async ({ panel, kimi }) => {
  await changeSettings(panel, { theme: 'dark' });
  await expect(panel.locator('html[data-theme="dark"]')).toHaveCount(1);
  kimi.say([`${RICH}\n\nThe end.`]);
  await ask(panel, 'What are tides?');
  await settled(panel);
  await selectAnswer(panel);
  await expect(async () => {
    const { text, html } = await copySelected(panel);
    expect(html).not.toMatch(/color|background|style|class|<button/);
    expect(html).toContain('<h2>Tides</h2>');
    expect(html).toContain('<pre><code>const a = 1;');
    expect(text).toBe(
      'Tides\n\nThe Moon pulls; see docs.\n\n1. one\n2. two\n\nconst a = 1;\n\nA\tB\n1\t2\n\nThe end.',
    );
  }).toPass();
});

test('citations are copied as [3], or left out where the setting says so', async ({ panel, kimi }) => {
  kimi.say([CITED]);
  await ask(panel, 'How much was it?');
  await settled(panel);
  await expect(lastTurn(panel).locator('.citation')).toHaveCount(2);
  await selectAnswer(panel);
  await expect(async () => expect((await copySelected(panel)).text).toBe(CITED)).toPass();

  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
  await panel.getByText('Leave out').click();
  await panel.getByRole('button', { name: 'Back' }).click();
  await selectAnswer(panel);
  const without = 'It rose to 12 in 2024.\n\nThe last is arr[1].';
  await expect(async () => expect((await copySelected(panel)).text).toBe(without)).toPass();
  const written = clipboardOf(panel);
  await panel.getByRole('button', { name: 'Copy answer' }).click();
  expect((await written).text).toBe(without);
});

test('a fold is opened and closed by the keyboard', async ({ panel, kimi }) => {
  kimi.say(['<details>\n<summary>Mo', 're</summary>\n\nHidden **text**\n', '\n</details>\n\nAfter.']);
  await ask(panel, 'What else?');
  await settled(panel);
  const answer = lastTurn(panel).locator('.markdown');
  await expect(answer.getByText('Hidden')).toBeHidden();
  await answer.locator('summary').focus();
  await panel.keyboard.press('Enter');
  await expect(answer.getByText('Hidden')).toBeVisible();
  await panel.keyboard.press('Space');
  await expect(answer.getByText('Hidden')).toBeHidden();
});
