import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { answerText, ask, composer, fold, lastTurn, settled, turns } from './support/chat.ts';
import { expect, test } from './support/test.ts';

/** Counts the commands of a panel that are not answered yet, from now on. */
async function watchCommands(panel: Page): Promise<{ readonly underWay: () => Promise<number> }> {
  const count = await panel.evaluateHandle(() => {
    const underWay = { commands: 0 };
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    Object.assign(chrome.runtime, {
      sendMessage: (message: unknown, answer: (response: unknown) => void) => {
        underWay.commands += 1;
        send(message, (response: unknown) => {
          underWay.commands -= 1;
          answer(response);
        });
      },
    });
    return underWay;
  });
  return { underWay: () => count.evaluate(({ commands }) => commands) };
}

test('a panel whose worker slept shows what another window asks', async ({ panel, sidenote, site, kimi }) => {
  const commands = await watchCommands(panel);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  // The panel looks whether the page has changed, and where the answer comes from. A command whose worker ends is given
  // again, so none may be on its way.
  await expect(lastTurn(panel).locator('.citation-summary')).toBeVisible();
  await expect.poll(() => commands.underWay()).toBe(0);
  await sidenote.killWorker();
  // A panel that wanted the worker back at once would have it by now.
  await wait(3_000);
  expect(await sidenote.isWorkerAlive(), 'nobody wakes an idle worker').toBe(false);

  const other = await sidenote.openPanel(await sidenote.openWindow(site.url('article.html')));
  await ask(other, 'And neap tides?');
  await expect(turns(panel)).toHaveCount(2);
  await settled(panel);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
});

test('a panel whose worker slept asks as ever', async ({ panel, sidenote, kimi }) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await sidenote.killWorker();
  await wait(1_000);
  await ask(panel, 'And neap tides?');
  await settled(panel);
  await expect(turns(panel)).toHaveCount(2);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
  await expect(composer(panel)).toHaveValue('');
});
