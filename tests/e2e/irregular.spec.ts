import type { Page } from '@playwright/test';
import { ANSWER, WORDS } from '../kimi-server/irregular/frames.ts';
import { answerText, changeSettings, fold, lastTurn, send, settled, turns } from './support/chat.ts';
import { expect, test } from './support/test.ts';

// One conversation with a question to each scenario: what one leaves behind would show in the next.
test.describe.configure({ timeout: 240_000 });

/** Asks `practice-NAME` and waits for the end of its answer. */
async function askScenario(panel: Page, name: string): Promise<void> {
  const before = await turns(panel).count();
  await changeSettings(panel, { model: `practice-${name}` });
  await send(panel, `Scenario ${name}`);
  await expect(turns(panel)).toHaveCount(before + 1);
  await settled(panel);
}

const WHOLE = `
  r1 r1-reasoning-content r1-reasoning r1-alternating r2 r3 r4 r4-moon r5
  r6 r6-cumulative r6-in-choice r6-empty-delta r6-no-choices r6-absent
  r7 r7-no-finish r7-after-done r8 r9 r9-as-data
  r10 r10-cr r10-mixed r10-cut r11 r11-no-blank-lines r12 r12-done r13 r13-bom
  r14-null r16 r16-as-stream r17 r17-untyped r20-empty
  r24 r26 r26-no-role r26-message r27 r29-finished r30`
  .trim()
  .split(/\s+/);

test('R1–R30: an answer that is complete reads the same, however it came', async ({ panel }) => {
  for (const name of WHOLE) {
    await askScenario(panel, name);
    expect(await answerText(panel), name).toBe(fold(ANSWER.text));
    await expect(lastTurn(panel).locator('.turn-view-answer'), name).not.toContainText(
      /undefined|null|\[object|think>/,
    );
    await expect(lastTurn(panel).locator('.failure-note, .outcome-note'), name).toHaveCount(0);
  }
  // Reasoning came with each of them, once.
  await lastTurn(panel)
    .getByRole('button', { name: /^Thought/ })
    .click();
  await expect(lastTurn(panel)).toContainText('a greeting 🦊.');
});

const HALF = WORDS.slice(0, 2).join('');

const BROKEN = [
  ['r7-neither', ANSWER.text, 'The connection broke off before the answer was complete.'],
  ['r14', HALF, 'The service has trouble at the moment.'],
  ['r14-event', HALF, 'The service has trouble at the moment.'],
  ['r14-type', HALF, 'The service has trouble at the moment.'],
  ['r14-finish', HALF, 'The service has trouble at the moment.'],
  ['r29', HALF, 'The connection broke off before the answer was complete.'],
] as const;

test('R7, R14, R29: an answer that fails on its way keeps what came, says so and can go on', async ({
  panel,
}) => {
  for (const [name, text, sentence] of BROKEN) {
    await askScenario(panel, name);
    expect(await answerText(panel), name).toBe(fold(text));
    await expect(lastTurn(panel), name).toContainText(sentence);
    await expect(lastTurn(panel).getByRole('button', { name: 'Continue' }).first(), name).toBeVisible();
  }
});

const REFUSED = [
  ['r15', 'The service has trouble at the moment.'],
  ['r16-error', 'The service has trouble at the moment.'],
  ['r18', 'Something between you and the service answered instead'],
  ['r18-portal', 'A web page answered at this address, not an API'],
  ['r19', 'The service has trouble at the moment.'],
  ['r19-string', 'The service didn’t understand the request.'],
  ['r19-number', 'The service didn’t understand the request.'],
  ['r19-detail', 'The service didn’t understand the request.'],
  ['r19-null', 'The balance of this token is used up.'],
  ['r19-empty', 'The service has trouble at the moment.'],
  ['r29-refused', 'The service can’t be reached.'],
] as const;

test('R15–R19: a refusal in whatever form is a sentence, never raw', async ({ panel }) => {
  for (const [name, sentence] of REFUSED) {
    await askScenario(panel, name);
    await expect(lastTurn(panel), name).toContainText(sentence);
    await expect(lastTurn(panel), name).not.toContainText(/undefined|<html|<h1|\{"|\[object/);
  }
});

const ODD = [
  ['r22', 'Thinking used up the length limit before an answer began.'],
  ['r22-stop', 'Kimi ended without an answer.'],
  ['r24-length', 'The answer reached its length limit.'],
  ['r24-content_filter', 'The service ended this answer because of its content.'],
  ['r20', 'Kimi ended without an answer.'],
] as const;

test('R20–R24: an answer that ends in an odd way says how', async ({ panel }) => {
  for (const [name, sentence] of ODD) {
    await askScenario(panel, name);
    await expect(lastTurn(panel), name).toContainText(sentence);
  }
});

test('R28: an answer without an end can be stopped', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-r28' });
  await send(panel, 'Scenario r28');
  await expect(lastTurn(panel).locator('.markdown')).toContainText('and so on and so on');
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  await expect.poll(() => kimi.requests.at(-1)!.isAborted).toBe(true);
});
