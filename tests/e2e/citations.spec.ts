import type { Locator, Page } from '@playwright/test';
import { answerText, ask, changeSettings, composer, fold, lastTurn, settled } from './support/chat.ts';
import { highlighted } from './support/highlighted.ts';
import { clipboardOf } from './support/clipboard.ts';
import { expect, test } from './support/test.ts';

const marks = (panel: Page): Locator => lastTurn(panel).locator('.citation');

test('a mark tells its passage, leads to it on the page, and Escape comes back', async ({
  article,
  panel,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)?.sent.text ?? ''));
  const mark = marks(panel).first();
  await expect(mark).toHaveAttribute('data-state', 'fine');
  await expect(mark).toHaveAccessibleName(/^Passage \d+: \w+/);
  await expect(lastTurn(panel).locator('.citation-summary')).toContainText(
    /^\d+ of \d+ statements? found on the page/,
  );

  await mark.hover();
  const words = (await mark.getAttribute('data-tip')) ?? '';
  await expect(panel.locator('.tooltip')).toHaveText(words);

  const before = await article.locator('body').innerHTML();
  await mark.focus();
  await panel.keyboard.press('Enter');
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => fold(await highlighted(article))).not.toBe('');
  const shown = fold(await highlighted(article));
  expect(fold(words)).toContain(shown.slice(0, 60));
  expect(await article.locator('body').innerHTML()).toBe(before);

  await panel.keyboard.press('Escape');
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
  await expect(mark).toBeFocused();
  await expect.poll(() => highlighted(article)).toBe('');
});

test('a passage that the page has no more is shown as it was read', async ({ article, panel }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await expect(marks(panel).first()).toHaveAttribute('data-state', 'fine');
  await article.evaluate(() => document.querySelector('article')?.replaceChildren('Nothing is left.'));
  await marks(panel).first().click();
  const kept = lastTurn(panel).locator('.citation-kept');
  await expect(kept).toContainText('The page doesn’t have this passage any more.');
  await expect(kept.getByRole('button', { name: 'Open the page there' })).toBeVisible();
  await panel.keyboard.press('Escape');
  await expect(kept).toHaveCount(0);
});

test('a passage that the page hides is shown as it was read, and highlighted for when the page shows it', async ({
  article,
  panel,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await expect(marks(panel).first()).toHaveAttribute('data-state', 'fine');
  await article.evaluate(() => document.querySelector('article')?.style.setProperty('display', 'none'));
  await marks(panel).first().click();
  const kept = lastTurn(panel).locator('.citation-kept');
  await expect(kept).toContainText('The page hides this passage just now.');
  const words = fold(await kept.locator('blockquote').innerText());
  expect(await highlighted(article)).toBe('');
  await article.evaluate(() => document.querySelector('article')?.style.removeProperty('display'));
  await expect.poll(async () => fold(await highlighted(article))).toBe(words);
  await panel.keyboard.press('Escape');
  await expect(kept).toHaveCount(0);
  await expect.poll(() => highlighted(article)).toBe('');
});

test('an answer is copied with its sources', async ({ panel }) => {
  await panel
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'])
    .catch(() => undefined);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const written = clipboardOf(panel);
  await lastTurn(panel).getByRole('button', { name: 'Copy with sources' }).click();
  const { text, html } = await written;
  expect(text).toMatch(
    /\[\\\[\d+\\\]\]\(http:\/\/127\.0\.0\.1:\d+\/article\.html#:~:text=[\s\S]*\*\*Sources\*\*\n\n- \\\[\d+\\\] “/,
  );
  expect(html).toMatch(/<a href="http:\/\/127\.0\.0\.1:\d+\/article\.html#:~:text=[^"]*">\[\d+\]<\/a>/);
});

test('half a mark is never shown', async ({ panel, kimi }) => {
  kimi.say(['The tide is late every day ', '[', '1', ']', ' and it is later [', '9', '9', '9', ']', '.']);
  await panel.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const text = document.querySelector('.markdown')?.textContent ?? '';
      if (text.includes('[')) seen.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await ask(panel, 'When is the tide?');
  await settled(panel);
  await expect(marks(panel)).toHaveCount(2);
  expect(await panel.evaluate(() => (globalThis as { seen?: unknown }).seen)).toEqual([]);
  await expect(marks(panel).last()).toHaveAttribute('data-state', 'absent');
  await expect(marks(panel).last()).toHaveAccessibleName('999: not on this page');
  await expect(composer(panel)).toBeEditable();
});

const WRONG = [
  ['practice-absent-mark', 'absent', /statements? found on the page.*1 to check/],
  ['practice-unrelated-mark', 'check', /statements? found on the page.*1 to check/],
  ['practice-misquote', 'fine', /statements? found on the page.*1 to check/],
  ['practice-no-marks', 'likely', /The answer names no passages/],
] as const;

test('an answer is held against the page, and not believed', async ({ panel }) => {
  for (const [model, state, words] of WRONG) {
    await test.step(model, async () => {
      await changeSettings(panel, { model });
      await ask(panel, `What causes spring tides, ${model}?`);
      await settled(panel);
      await expect(
        marks(panel)
          .and(panel.locator(`[data-state="${state}"]`))
          .first(),
      ).toBeVisible();
      await expect(lastTurn(panel).locator('.citation-summary')).toContainText(words);
    });
  }
});
