import type { Locator, Page } from '@playwright/test';
import { ask, changeSettings, lastTurn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const fenced = (code: string) => `\`\`\`mermaid\n${code}\n\`\`\``;
const TIDES = 'flowchart TD\n  A[Moon] --> B{Sun in line?}\n  B -->|Yes| C[Spring tide]';
const WIDE = `flowchart LR\n${Array.from({ length: 12 }, (_, index) => `  A${index}[Lock number ${index}] --> A${index + 1}`).join('\n')}`;

const draw = (panel: Page): Locator => lastTurn(panel).getByRole('button', { name: 'Draw', exact: true });
const showCode = (panel: Page): Locator => lastTurn(panel).getByRole('button', { name: 'Show code' });
const picture = (panel: Page): Locator => lastTurn(panel).getByRole('group', { name: 'Diagram' });
const code = (panel: Page): Locator => lastTurn(panel).locator('.code-block-text');

const note = (panel: Page): Locator => lastTurn(panel).locator('.diagram-note[role=status]');

/** The content of the frame, which is no page of ours. */
const drawing = (panel: Page) => picture(panel).frameLocator('iframe').locator('svg');
const groundOf = (panel: Page) =>
  picture(panel)
    .frameLocator('iframe')
    .locator('html')
    .evaluate((root) => getComputedStyle(root).backgroundColor);

test('a diagram is drawn on a click, by keyboard too, and its code comes back', async ({ panel, kimi }) => {
  kimi.say(['Tides:\n\n', fenced(TIDES), '\n\nThat is all.']);
  await ask(panel, 'How do tides work?');
  await settled(panel);
  await expect(lastTurn(panel).locator('iframe')).toHaveCount(0);

  await draw(panel).focus();
  await panel.keyboard.press('Enter');
  await expect(showCode(panel)).toBeFocused();
  await expect(picture(panel)).toBeVisible();
  await expect(code(panel)).toBeHidden();
  await expect(drawing(panel)).toContainText('Spring tide');
  await expect(note(panel)).toHaveText('The diagram is drawn.');
  await expect(picture(panel).locator('iframe')).toHaveAttribute('title', 'Diagram');

  // What it scrolls in is reached with the keyboard; its code is copied all the same.
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('Tab');
  await expect(picture(panel)).toBeFocused();
  expect(await violations(panel)).toEqual([]);

  await showCode(panel).focus();
  await panel.keyboard.press('Space');
  await expect(draw(panel)).toBeFocused();
  await expect(code(panel)).toBeVisible();
  await expect(code(panel)).toContainText('flowchart TD');
  await expect(lastTurn(panel).locator('iframe')).toHaveCount(0);
});

test.describe('at a slow pace', () => {
  test.use({ pace: 50 });

  test('a diagram can be drawn as soon as it is finished, while the answer goes on, and stays', async ({
    panel,
    kimi,
  }) => {
    const lines = Array.from({ length: 60 }, (_, index) => `\n  A${index % 9} --> B`);
    const words = Array.from({ length: 150 }, (_, index) => `word${index} `);
    kimi.say(['```mermaid\nflowchart TD', ...lines, '\n  B --> Moon\n```\n\n', ...words]);
    await ask(panel, 'How do tides work?');
    await expect(code(panel)).toContainText('A1 --> B');
    expect(await draw(panel).count()).toBe(0);
    await draw(panel).click();
    await expect(drawing(panel)).toContainText('Moon');
    await expect(panel.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    await settled(panel);
    await expect(drawing(panel)).toContainText('Moon');
  });
});

test('a diagram follows the theme of the panel, but not one with colours of its own', async ({
  panel,
  kimi,
}) => {
  await changeSettings(panel, { theme: 'light' });
  kimi.say([fenced(TIDES)]);
  await ask(panel, 'How do tides work?');
  await draw(panel).click();
  await expect.poll(() => groundOf(panel)).toBe('rgb(255, 255, 255)');
  await changeSettings(panel, { theme: 'dark' });
  await expect.poll(() => groundOf(panel)).toBe('rgb(30, 31, 34)');

  kimi.say([fenced(`${TIDES}\n  style A fill:#f9f`)]);
  await ask(panel, 'And in colour?');
  await draw(panel).click();
  await expect.poll(() => groundOf(panel)).toBe('rgb(255, 255, 255)');
});

test('what can’t be drawn is told, and its code stays', async ({ panel, kimi }) => {
  kimi.say([fenced('flowchart TD\n  A --> --> B[')]);
  await ask(panel, 'How do tides work?');
  await draw(panel).click();
  await expect(note(panel)).toHaveText('This diagram can’t be drawn. Ask Kimi to correct it.');
  await expect(code(panel)).toBeVisible();
  await expect(draw(panel)).toBeFocused();
  await expect(lastTurn(panel).locator('iframe')).toHaveCount(0);

  kimi.say([fenced(`flowchart TD\n${'  A --> B\n'.repeat(3000)}`)]);
  await ask(panel, 'In more detail?');
  await draw(panel).click();
  await expect(note(panel)).toHaveText('This diagram is too large to draw. Ask Kimi for a smaller one.');
});

test('a wide diagram scrolls in its own box', async ({ panel, kimi }) => {
  kimi.say([fenced(WIDE)]);
  await ask(panel, 'Which locks are there?');
  await draw(panel).click();
  await expect(picture(panel)).toBeVisible();
  const { scrollWidth, clientWidth } = await picture(panel).evaluate((box) => ({
    scrollWidth: box.scrollWidth,
    clientWidth: box.clientWidth,
  }));
  expect(scrollWidth).toBeGreaterThan(clientWidth * 2);
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await picture(panel).focus();
  await panel.keyboard.press('ArrowRight');
  await expect.poll(() => picture(panel).evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
});
