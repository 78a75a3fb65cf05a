import type { Page } from '@playwright/test';
import { changeSettings, lastTurn, send, settled, streaming } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const waiting = (panel: Page) => lastTurn(panel).getByText('Waiting for more…');

/** The clock beside it, which a screen reader passes over. */
const clock = (panel: Page) => lastTurn(panel).locator('.waiting-line .elapsed');

/** Moves the panel's clock on until it shows silence: words that were on their way begin it anew. */
async function silent(panel: Page): Promise<void> {
  await expect
    .poll(async () => {
      await panel.clock.fastForward('00:11');
      return waiting(panel).count();
    })
    .toBe(1);
}

test('silence in mid-answer shows a clock, which goes when more comes', async ({ panel, kimi }) => {
  await panel.clock.install();
  await changeSettings(panel, { model: 'practice-slow-5' });
  await send(panel, 'Is there more?');
  await streaming(panel);
  await expect(waiting(panel)).toHaveCount(0);
  kimi.stall();
  await silent(panel);
  await panel.clock.fastForward('01:00');
  await expect(clock(panel)).toHaveText(/^1:\d\d$/);
  kimi.resume();
  await expect(waiting(panel)).toHaveCount(0);
  await settled(panel);
  await expect(lastTurn(panel).locator('.failure-note, .outcome-note')).toHaveCount(0);
});

test('comments that keep a connection open are no words: the clock goes on, and the answer can be stopped', async ({
  panel,
}) => {
  await panel.clock.install();
  await changeSettings(panel, { model: 'practice-keep-alive-middle' });
  await send(panel, 'Is there more?');
  await streaming(panel);
  await silent(panel);
  await panel.clock.fastForward('01:00');
  await expect(clock(panel)).toHaveText(/^1:\d\d$/);
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(waiting(panel)).toHaveCount(0);
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
});
