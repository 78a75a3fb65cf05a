import type { Page } from '@playwright/test';
import {
  answerText,
  changeSettings,
  fold,
  lastTurn,
  messagesIn,
  settled,
  streaming,
  summarise,
} from './support/chat.ts';
import { expect, test } from './support/test.ts';

// Slow enough to be stopped in the middle.
test.use({ pace: 60 });

const goOn = (panel: Page) => lastTurn(panel).getByRole('button', { name: 'Continue' }).first();

test('a stopped answer goes on without a seam where the server has partial mode', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-slow-8' });
  await summarise(panel);
  await streaming(panel);
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
  const begun = await answerText(panel);

  await goOn(panel).click();
  const request = await kimi.waitForRequest(3);
  await settled(panel);
  const last = messagesIn(request.body).at(-1) as { role: string; content: string; partial?: boolean };
  expect(last).toMatchObject({ role: 'assistant', partial: true });
  expect(fold(last.content)).toBe(begun);
  expect(await answerText(panel)).toBe(fold(last.content + request.sent.text));
  expect((await answerText(panel)).length).toBeGreaterThan(begun.length);
});

for (const [model, how] of [
  ['practice-no-partial', 'ignores partial mode and begins again'],
  ['practice-refuses-partial', 'refuses partial mode'],
] as const) {
  test(`a stopped answer goes on where the server ${how}, which is asked once and remembered`, async ({
    panel,
    kimi,
  }) => {
    await changeSettings(panel, { model });
    await summarise(panel);
    await streaming(panel);
    await panel.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(lastTurn(panel).getByText('You stopped this answer.')).toBeVisible();
    const begun = await answerText(panel);

    await goOn(panel).click();
    await kimi.waitForRequest(3);
    await settled(panel);
    const whole = await answerText(panel);
    expect(whole.startsWith(begun)).toBe(true);
    expect(whole.length).toBeGreaterThan(begun.length);
    // What the answer had already stands in it once.
    expect(whole.split(begun.slice(0, 60))).toHaveLength(2);
    const facts = await panel.evaluate(() => chrome.storage.local.get('modelFacts'));
    expect(JSON.stringify(facts)).toContain('"fails"');
    expect(kimi.requests.length).toBeLessThanOrEqual(4);
  });
}

test('an answer that reached its length limit can go on', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-length' });
  await summarise(panel);
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('reached its length limit');
  const before = (await answerText(panel)).length;
  await goOn(panel).click();
  await kimi.waitForRequest(3);
  await settled(panel);
  expect((await answerText(panel)).length).toBeGreaterThan(before);
});
