import type { Page } from '@playwright/test';
import { ANSWER, WORDS } from '../kimi-server/irregular/frames.ts';
import { CORRECTED, REPETITION } from '../kimi-server/irregular/wholes.ts';
import { SECRET_TOKEN } from '../kimi-server/tokens.ts';
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

/** Asks for answers that are complete, and looks that each reads the same. */
async function expectWhole(panel: Page, names: string): Promise<void> {
  for (const name of names.trim().split(/\s+/)) {
    await askScenario(panel, name);
    expect(await answerText(panel), name).toBe(fold(ANSWER.text));
    await expect(lastTurn(panel).locator('.turn-view-answer'), name).not.toContainText(MISHAPS);
    await expect(lastTurn(panel).locator('.failure-note, .outcome-note'), name).toHaveCount(0);
  }
}

const MISHAPS = /undefined|null|\[object|think>|<\||\|>/;

async function unfoldThoughts(panel: Page): Promise<void> {
  await lastTurn(panel)
    .getByRole('button', { name: /^Thought/ })
    .click();
}

const WHOLE = `
  r1 r1-reasoning-content r1-reasoning r1-alternating r2 r3 r4 r4-moon r5
  r6 r6-cumulative r6-in-choice r6-empty-delta r6-no-choices r6-absent
  r7 r7-no-finish r7-after-done r8 r9 r9-as-data
  r10 r10-cr r10-mixed r10-cut r11 r11-no-blank-lines r12 r12-done r13 r13-bom
  r14-null r16 r16-as-stream r17 r17-untyped r20-empty
  r24 r24-stop r24-empty r24-null r26 r26-no-role r26-message r27 r29-finished r30`;

test('R1–R30: an answer that is complete reads the same, however it came', async ({ panel }) => {
  await expectWhole(panel, WHOLE);
  // Reasoning came with each of them, once.
  await unfoldThoughts(panel);
  await expect(lastTurn(panel)).toContainText('a greeting 🦊.');
});

const RESHAPED = `
  r31-no-done r31-null-only
  r32 r32-both-in-one r32-nested r32-object r32-strings r32-details r32-details-twice r32-thinking
  r32-thinking-object r32-blocks r32-bare r32-envelope r32-document
  r33 r33-text r33-counting r33-absent r33-object r33-by-index
  r34 r34-in-chunk r34-beside-delta r34-delta r34-delta-reasoning r34-after-stop r34-trimmed r34-longer
  r34-longer-delta r34-longer-reasoning r34-empty
  r37 r37-with-point`;

test('R31–R34, R37: an answer in other shapes reads the same', async ({ panel }) => {
  await expectWhole(panel, RESHAPED);
  for (const name of ['r34-differing', 'r34-differing-within']) {
    await askScenario(panel, name);
    expect(await answerText(panel), name).toBe(fold(CORRECTED));
    await expect(lastTurn(panel).locator('.failure-note, .outcome-note'), name).toHaveCount(0);
    await unfoldThoughts(panel);
    await expect(lastTurn(panel), name).toContainText('a greeting 🦊.');
  }
  await askScenario(panel, 'r34-repetition');
  expect(await answerText(panel)).toBe(fold(REPETITION));
});

const UNCLEAN = `
  r35 r35-second r35-thinking r35-thought r35-reasoning r35-around r35-capitals r35-other-end r35-left-behind r35-tokens
  r35-channels
  r36 r36-thrice r36-two-in-one r36-two-and-space r36-array r36-two-and-done r36-several-lines r36-quoted
  r36-named r36-lines r36-lines-as-stream r36-lines-indented r36-array-document`;

test('R35, R36: thoughts within the content, and events that are no clean JSON, read the same', async ({
  panel,
}) => {
  await expectWhole(panel, UNCLEAN);
  for (const name of ['r35-empty', 'r35-blank']) {
    await askScenario(panel, name);
    await expect(lastTurn(panel), name).not.toContainText('Thought');
  }
});

const NOTED = [
  'r32-picture',
  'r32-unknown',
  'r35-calls',
  'r35-calls-in-reasoning',
  'r35-calls-unended',
  'r35-calls-as-elements',
  'r36-noise',
  'r36-remark',
];

test('R32, R35, R36: what could not be read of an answer is said', async ({ panel }) => {
  for (const name of NOTED) {
    await askScenario(panel, name);
    await expect(lastTurn(panel), name).toContainText('could not be read');
    await expect(lastTurn(panel).locator('.turn-view-answer'), name).not.toContainText(MISHAPS);
    expect((await answerText(panel)).replace('lost', ''), name).toBe(fold(ANSWER.text));
  }
});

const HALF = WORDS.slice(0, 2).join('');

const BROKEN = [
  ['r7-neither', ANSWER.text, 'The connection broke off before the answer was complete.'],
  ['r14', HALF, 'The service has trouble at the moment.'],
  ['r14-event', HALF, 'The service has trouble at the moment.'],
  ['r14-event-text', HALF, 'The service has trouble at the moment.'],
  ['r14-choices', HALF, 'The service has trouble at the moment.'],
  ['r14-type', HALF, 'The service has trouble at the moment.'],
  ['r14-choice', HALF, 'The service has trouble at the moment.'],
  ['r14-delta', HALF, 'The service has trouble at the moment.'],
  ['r14-finish', HALF, 'The service has trouble at the moment.'],
  ['r29', HALF, 'The connection broke off before the answer was complete.'],
  ['r29-in-event', HALF, 'The connection broke off before the answer was complete.'],
  ['r36-error-line', HALF, 'The balance of this token is used up.'],
  ['r36-error-line-unended', HALF, 'The balance of this token is used up.'],
  ['r36-error-line-done', HALF, 'The balance of this token is used up.'],
  ['r36-error-lines', HALF, 'The balance of this token is used up.'],
  ['r36-error-line-cut', HALF, 'The balance of this token is used up.'],
  ['r36-error-open', HALF, 'The balance of this token is used up.'],
  ['r36-cut', `${HALF}${WORDS[2]}`, 'The balance of this token is used up.'],
  ['r36-cut-line', `${HALF}${WORDS[2]}`, 'The balance of this token is used up.'],
  ['r36-cut-typed', `${HALF}${WORDS[2]}`, 'The balance of this token is used up.'],
  ['r36-cut-status', `${HALF}${WORDS[2]}`, 'The balance of this token is used up.'],
  ['r36-words', HALF, 'The balance of this token is used up.'],
  ['r36-words-line', HALF, 'The balance of this token is used up.'],
  ['r36-words-name', HALF, 'The balance of this token is used up.'],
  ['r36-words-other', HALF, 'The balance of this token is used up.'],
] as const;

test('R7, R14, R29, R36: an answer that fails on its way keeps what came, says so and can go on', async ({
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
  ['r18-timeout', 'Something between you and the service answered instead'],
  ['r18-as-stream', 'A web page answered at this address, not an API'],
  ['r18-portal', 'A web page answered at this address, not an API'],
  ['r19', 'The service has trouble at the moment.'],
  ['r19-string', 'The service didn’t understand the request.'],
  ['r19-number', 'The service didn’t understand the request.'],
  ['r19-detail', 'The service didn’t understand the request.'],
  ['r19-details', 'The service didn’t understand the request.'],
  ['r19-text', 'The service has trouble at the moment.'],
  ['r19-nested', 'The balance of this token is used up.'],
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
  ['r31-last-wins', 'The answer reached its length limit.'],
  ['r24-content_filter', 'The service ended this answer because of its content.'],
  ['r20', 'Kimi ended without an answer.'],
  ['r35-unended', 'Kimi ended without an answer.'],
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

test.describe('with a token that is a secret', () => {
  test.use({ token: SECRET_TOKEN });

  test('R38: an answer that has the token is shown and kept without it', async ({ panel }) => {
    for (const name of ['r38', 'r38-reasoning']) {
      await askScenario(panel, name);
      if (name === 'r38-reasoning') await unfoldThoughts(panel);
      await expect(lastTurn(panel), name).toContainText('…6789.');
      await expect(panel.locator('body'), name).not.toContainText(SECRET_TOKEN);
    }
    const stored = await panel.evaluate(async () => {
      const [{ name = '' } = {}] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
      });
      const all = [...database.objectStoreNames].map(
        (store) =>
          new Promise((resolve) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.addEventListener('success', () => resolve(reading.result));
          }),
      );
      const records = JSON.stringify(await Promise.all(all));
      database.close();
      return records;
    });
    expect(stored).toContain('…6789.');
    expect(stored).not.toContain(SECRET_TOKEN);
  });
});
