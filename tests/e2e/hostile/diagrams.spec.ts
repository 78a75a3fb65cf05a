import type { Locator, Page } from '@playwright/test';
import { DIAGRAMS, ENDLESS_DIAGRAMS } from '../../hostile-answers/diagrams.ts';
import type { HostileAnswer } from '../../hostile-answers/hostile-answer.ts';
import { lastTurn, send } from '../support/chat.ts';
import { expect } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { lookAt } from './look.ts';
import { test } from './test.ts';

/** Milliseconds until a diagram is drawn or given up, which happens after ten seconds. */
const PATIENCE_MS = 30_000;

/** For each diagram of an answer, true if it was drawn; the others were refused or given up. */
async function drawn(turn: Locator): Promise<readonly boolean[]> {
  await expect(turn.locator('.diagram-note', { hasText: /\S/ })).toHaveCount(
    await turn.locator('.code-block').count(),
    { timeout: PATIENCE_MS },
  );
  const blocks = await turn.locator('.code-block').all();
  return Promise.all(blocks.map((block) => block.locator('iframe').isVisible()));
}

/** Clicks a button, wherever it is: its place does not matter here. */
const click = (button: Locator) =>
  button.evaluate((element) => element instanceof HTMLElement && element.click());

/** The faults of the pictures: anything in them that could be clicked. */
async function faultsOfPictures(panel: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const frame of panel.frames().slice(1)) {
    const found = await frame.evaluate(() => {
      for (const part of document.querySelectorAll('svg *')) {
        part.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }
      const foreign = document.querySelectorAll(
        'body a, body img, body image, body iframe, body script, body link',
      );
      return [
        ...Array.from(foreign, ({ outerHTML }) => outerHTML),
        ...('owned' in globalThis ? ['something ran'] : []),
        ...(origin === 'null' ? [] : [`the origin is ${origin}`]),
      ];
    });
    faults.push(...found);
  }
  return faults;
}

const textOf = (answers: readonly HostileAnswer[]) => answers.map(({ text }) => text).join('\n\n');

test('no diagram does harm when it is drawn', async ({ panel, sidenote, kimi, outside }) => {
  test.setTimeout(180_000);
  const address = panel.url();
  const tabs = sidenote.context.pages().length;
  await setGuard(panel);

  kimi.say([textOf(DIAGRAMS)]);
  await send(panel, 'What may be drawn?');
  expect(await lookAt(panel, 'What may be drawn?')).toEqual([]);
  const turn = lastTurn(panel);
  for (const [index, { tries }] of DIAGRAMS.entries()) {
    const block = turn.locator('.code-block').nth(index);
    await click(block.locator('.diagram-button'));
    await expect(block.locator('.diagram-note'), tries).toHaveText(/\S/, { timeout: PATIENCE_MS });
  }
  expect((await drawn(turn)).filter(Boolean).length, 'most are drawn').toBeGreaterThan(DIAGRAMS.length / 2);
  expect(await faultsOfPictures(panel)).toEqual([]);
  expect(await lookAt(panel, 'What may be drawn?')).toEqual([]);

  kimi.say([textOf(ENDLESS_DIAGRAMS)]);
  await send(panel, 'What is without end?');
  expect(await lookAt(panel, 'What is without end?')).toEqual([]);
  for (const button of await lastTurn(panel).locator('.diagram-button').all()) await click(button);
  expect(await drawn(lastTurn(panel)), 'none of them is').not.toContain(true);
  expect(await lookAt(panel, 'What is without end?')).toEqual([]);

  // The panel goes on, and so does drawing.
  kimi.say(['```mermaid\nflowchart LR\nA-->B\n```']);
  await send(panel, 'And now?');
  expect(await lookAt(panel, 'And now?')).toEqual([]);
  await click(lastTurn(panel).locator('.diagram-button'));
  expect(await drawn(lastTurn(panel))).toEqual([true]);

  expect(outside.asked, 'nothing leaves this machine').toEqual([]);
  expect(panel.url()).toBe(address);
  expect(sidenote.context.pages(), 'no tab was opened').toHaveLength(tabs);
});
