import type { Page } from '@playwright/test';
import { LAST } from '../kimi-server/large.ts';
import type { KimiServer } from '../kimi-server/kimi-server.ts';
import {
  answerText,
  changeSettings,
  composer,
  fold,
  lastTurn,
  send,
  settled,
  turns,
} from './support/chat.ts';
import { expect, test } from './support/test.ts';

// One at a time: each keeps a whole processor busy, and what is judged is whether the panel answers beside it.
test.describe.configure({ mode: 'default', timeout: 120_000 });

/** A panel that takes longer than this for a press is not usable, on however busy a machine. */
const HANDY = { timeout: 5_000 };

/** Looking at such a text is dear: what is told of an answer stands beside it. */
const noteOf = (panel: Page) => lastTurn(panel).locator('.failure-note');

/** Types, and opens a menu and closes it, as in any other conversation. */
async function expectUsable(panel: Page): Promise<void> {
  await composer(panel).fill('Is it still there?', HANDY);
  await panel.getByRole('button', { name: 'Menu' }).click(HANDY);
  await expect(panel.getByRole('menu')).toBeVisible(HANDY);
  await panel.keyboard.press('Escape');
  await expect(panel.getByRole('menu')).toHaveCount(0, HANDY);
  await composer(panel).fill('', HANDY);
}

/** Asks the usual model, and looks that all of its answer is there. */
async function expectNextAnswer(panel: Page, kimi: KimiServer): Promise<void> {
  const before = await turns(panel).count();
  await changeSettings(panel, { model: 'kimi-k2.6' });
  await send(panel, 'Does the next question work?');
  await expect(turns(panel)).toHaveCount(before + 1);
  await settled(panel);
  await expect(noteOf(panel)).toHaveCount(0);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
}

const TOO_LARGE = ['large-answer', 'large-line', 'endless-gzip'] as const;

for (const name of TOO_LARGE) {
  test(`an answer that is too large (${name}) is cut and says so, and the panel stays usable, also when it is opened again`, async ({
    panel,
    sidenote,
    article,
    kimi,
  }) => {
    await changeSettings(panel, { model: `practice-${name}` });
    await send(panel, 'How long is it?');
    const cut = 'The answer is longer than Sidenote can keep. Its beginning is kept';
    await expect(noteOf(panel)).toContainText(cut, { timeout: 60_000 });
    await settled(panel);
    await expect.poll(() => kimi.requests.at(-1)!.isAborted).toBe(true);
    await expectUsable(panel);
    await sidenote.closePanel(panel);
    const again = await sidenote.openPanel(article);
    await expect(noteOf(again)).toContainText(cut);
    await expect(lastTurn(again).locator('.markdown p').first()).toHaveText('It begins well.');
    await expectUsable(again);
    await expectNextAnswer(again, kimi);
  });
}

test('2 MB in one delta are kept whole, and the next question works', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-large-delta' });
  await send(panel, 'How long is it?');
  const last = lastTurn(panel).locator('.markdown p').last();
  await expect.poll(() => last.evaluate((block) => block.textContent?.slice(-40))).toContain(LAST);
  await settled(panel);
  await expect(noteOf(panel)).toHaveCount(0);
  await panel.reload();
  await expect.poll(() => last.evaluate((block) => block.textContent?.slice(-40))).toContain(LAST);
  await expectUsable(panel);
  await expectNextAnswer(panel, kimi);
});

test('a flood leaves the panel usable, and can be stopped', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-flood' });
  await send(panel, 'When does it end?');
  await expect(lastTurn(panel).locator('.markdown')).toContainText('aaaaa');
  await expectUsable(panel);
  const stop = panel.getByRole('button', { name: 'Stop', exact: true });
  await stop.click(HANDY);
  await expect(stop).toHaveCount(0, HANDY);
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  await expect.poll(() => kimi.requests.at(-1)!.isAborted).toBe(true);
  const said = () => lastTurn(panel).locator('.markdown').textContent();
  const stopped = await said();
  await expectUsable(panel);
  expect(await said(), 'nothing is added').toBe(stopped);
  await panel.reload();
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  expect(await said()).toBe(stopped);
  await expectNextAnswer(panel, kimi);
});

for (const name of ['endless-code', 'endless-refusal']) {
  test(`words of an error without an end (${name}) leave the panel usable, also when it is opened again`, async ({
    panel,
    kimi,
  }) => {
    await changeSettings(panel, { model: `practice-${name}` });
    await send(panel, 'What happened?');
    for (const opened of [false, true]) {
      if (opened) await panel.reload();
      await expect(noteOf(panel)).toContainText('The service has trouble at the moment.');
      await settled(panel);
      expect((await lastTurn(panel).innerText()).length).toBeLessThan(3000);
    }
    await expectUsable(panel);
    await expectNextAnswer(panel, kimi);
  });
}
