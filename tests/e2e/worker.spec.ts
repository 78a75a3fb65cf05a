import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { answerText, ask, changeSettings, composer, fold, lastTurn, settled, turns } from './support/chat.ts';
import { downgrade, upgradeTo } from './faults/in-database.ts';
import type { Sidenote } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

/** The browser ends a worker 30 seconds after its last event; more than that is a busy machine's. */
const ASLEEP_WITHIN_MS = 45_000;

/** So long it is looked whether anything of ours wakes it again. */
const QUIET_MS = 10_000;

/** Whether the worker sleeps, and goes on sleeping while nobody does anything. To be called with no debugger attached. */
async function sleeps(sidenote: Sidenote): Promise<boolean> {
  const end = Date.now() + ASLEEP_WITHIN_MS;
  while (await sidenote.isWorkerAwake()) {
    if (Date.now() > end) return false;
    await wait(250);
  }
  for (const quiet = Date.now() + QUIET_MS; Date.now() < quiet; await wait(250)) {
    if (await sidenote.isWorkerAwake()) return false;
  }
  return true;
}

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

function tabWith(sidenote: Sidenote, url: string): Page {
  const page = sidenote.context.pages().find((one) => one.url() === url);
  if (!page) throw new Error(`No tab shows ${url}.`);
  return page;
}

test('with no answer open the worker sleeps, though a panel is; a click on the toolbar button still reaches it', async ({
  panel,
  sidenote,
  article,
}) => {
  test.setTimeout(150_000);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const url = article.url();
  let hasSlept = false;
  await sidenote.detached(async () => {
    hasSlept = await sleeps(sidenote);
  });
  expect(hasSlept, 'the worker sleeps, and nothing of ours wakes it').toBe(true);

  const page = tabWith(sidenote, url);
  const selected = await page
    .locator('article p')
    .nth(1)
    .evaluate((paragraph) => {
      getSelection()?.selectAllChildren(paragraph);
      return getSelection()?.toString().trim() ?? '';
    });
  const again = await sidenote.panelBeside(page);
  await sidenote.clickToolbarButton(page);
  await expect(again.getByRole('region', { name: 'Question' })).toContainText(selected.slice(0, 40));
});

test('a panel whose worker slept shows what another window asks', async ({ panel, sidenote, site, kimi }) => {
  const commands = await watchCommands(panel);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  // The panel looks whether the page has changed, and where the answer comes from. A command whose worker ends is given
  // again, so none may be on its way.
  await expect(lastTurn(panel).locator('.citation-summary')).toBeVisible();
  await expect.poll(() => commands.underWay()).toBe(0);
  await sidenote.killWorker();
  // Whoever wanted the worker back at once would have it by now.
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

test('with an answer open the worker stays awake, whatever it waits for', async ({
  panel,
  sidenote,
  kimi,
  article,
}) => {
  test.setTimeout(150_000);
  await changeSettings(panel, { model: 'practice-hold-body' });
  await ask(panel, 'What causes spring tides?');
  const request = await kimi.waitForRequest(2);
  const url = article.url();
  let wasAwake = true;
  await sidenote.detached(async () => {
    for (const end = Date.now() + ASLEEP_WITHIN_MS; Date.now() < end; await wait(250)) {
      wasAwake &&= await sidenote.isWorkerAwake();
    }
    kimi.release();
    await request.ended;
  });
  expect(wasAwake).toBe(true);
  expect(request.isAborted).toBe(false);
  const again = await sidenote.panelBeside(tabWith(sidenote, url));
  await settled(again);
  expect(await answerText(again)).toBe(fold(request.sent.text));
});

test('what could not be stored outlives the time after which an idle worker ends', async ({
  panel,
  sidenote,
  kimi,
  article,
}) => {
  test.setTimeout(150_000);
  const [url, ownUrl] = [article.url(), sidenote.addressOf('manifest.json')];
  const summarise = panel.getByRole('button', { name: 'Summarise this page' });
  const own = await sidenote.open(ownUrl);
  await expect(summarise).toHaveCount(0);
  await article.bringToFront();
  await expect(summarise).toBeVisible();
  await changeSettings(panel, { model: 'practice-hold-end' });
  await ask(panel, 'What causes spring tides?');
  const request = await kimi.waitForRequest(2);
  const version = await own.evaluate(upgradeTo, 1_000);
  kimi.release();
  await settled(panel);
  await sidenote.detached(() => wait(ASLEEP_WITHIN_MS));

  const page = tabWith(sidenote, url);
  const before = await sidenote.panelBeside(page);
  await expect.poll(() => answerText(before)).toBe(fold(request.sent.text));
  await tabWith(sidenote, ownUrl).evaluate(downgrade, version);
  await sidenote.closePanel(before);
  const again = await sidenote.openPanel(page);
  await expect.poll(() => answerText(again)).toBe(fold(request.sent.text));
  await sidenote.killWorker();
  await sidenote.closePanel(again);
  const last = await sidenote.openPanel(page);
  await expect.poll(() => answerText(last)).toBe(fold(request.sent.text));
});
