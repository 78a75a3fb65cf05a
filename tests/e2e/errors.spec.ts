import type { Page } from '@playwright/test';
import { giveCommand } from './support/commands.ts';
import { ask, changeSettings, composer, lastTurn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';

/** Puts a token in place that worked once, and is refused today. */
async function replaceToken(panel: Page, token: string): Promise<void> {
  await panel.evaluate(async (next) => {
    const { tokens } = (await chrome.storage.local.get('tokens')) as { tokens: Record<string, string> };
    await chrome.storage.local.set({
      tokens: Object.fromEntries(Object.keys(tokens).map((url) => [url, next])),
    });
  }, token);
}

const REFUSALS = [
  ['practice-mismatched', /belongs to another service/, 'Enter a token'],
  ['an-unknown-token', /doesn’t accept this token/, 'Enter a token'],
  ['practice-used-up', /balance of this token is used up/, 'Ask again'],
  ['practice-rate-limited', /Too many requests for the moment/, 'Ask again'],
  ['practice-broken', /has trouble at the moment/, 'Ask again'],
  ['practice-wrong-api', /no Kimi API at this address/, 'Check the address'],
] as const;

test('a refusal is told in words, with its trace id and a way out', async ({ panel }) => {
  for (const [token, sentence, remedy] of REFUSALS) {
    await test.step(token, async () => {
      await replaceToken(panel, token);
      await ask(panel, `What does ${token} mean?`);
      await settled(panel);
      const turn = lastTurn(panel);
      await expect(turn).toContainText(sentence);
      await expect(turn).toContainText(/Trace ID: [\da-f-]{36}/);
      await expect(
        turn
          .getByRole('button', { name: remedy })
          .or(turn.getByRole('link', { name: remedy }))
          .first(),
      ).toBeVisible();
      await expect(turn).not.toContainText(/undefined|\{/);
      // The question is not lost, and the next one can be asked.
      await expect(turn).toContainText(`What does ${token} mean?`);
      await expect(composer(panel)).toBeEditable();
    });
  }
});

const ODD = [
  ['practice-html', /Something between you and the service answered instead/],
  ['practice-empty', /ended without an answer/],
  ['practice-length', /reached its length limit/],
  ['practice-truncated', /broke off before the answer was complete/],
  ['practice-error-in-stream', /has trouble at the moment/],
] as const;

test('an answer that goes wrong says what happened', async ({ panel }) => {
  for (const [model, sentence] of ODD) {
    await test.step(model, async () => {
      await changeSettings(panel, { model });
      await ask(panel, `What does ${model} say?`);
      await settled(panel);
      await expect(lastTurn(panel)).toContainText(sentence);
      await expect(lastTurn(panel)).not.toContainText(/undefined|<html|\{"/);
    });
  }
});

test('a page of a website cannot give the background commands', async ({ article, sidenote, panel }) => {
  await expect(composer(panel)).toBeVisible();
  const [worker] = sidenote.context.serviceWorkers();
  const answer = await worker!.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab!.id! },
      func: async () => {
        const message = { type: 'forgetToken', id: 1, timestamp: Date.now() };
        return JSON.stringify(await chrome.runtime.sendMessage(message).catch(String));
      },
    });
    return String(frame?.result);
  }, article.url());
  expect(answer).toContain('for our own pages');
  expect(await giveCommand(panel, 'conversationOf', { pageKey: 'k' })).toBe('k');
  const { tokens } = (await panel.evaluate(() => chrome.storage.local.get('tokens'))) as { tokens: object };
  expect(Object.keys(tokens)).toHaveLength(1);
});
