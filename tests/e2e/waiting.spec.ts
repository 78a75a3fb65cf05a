import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ANSWER } from '../kimi-server/irregular/frames.ts';
import { downgrade, upgradeTo } from './faults/in-database.ts';
import { answerText, ask, changeSettings, fold, lastTurn, settled, summarise } from './support/chat.ts';
import type { Sidenote } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

// Each of these waits most of a minute for what a browser does then, so they run beside the others.
test.setTimeout(180_000);

/** The browser ends a worker 30 seconds after its last event; more than that is a busy machine's. */
const ASLEEP_WITHIN_MS = 45_000;

/** So long it is looked whether anything of ours wakes it again. */
const QUIET_MS = 10_000;

/** True if the worker sleeps, and goes on sleeping while nothing happens. To be called with no debugger attached. */
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

test('with an answer open the worker stays awake, whatever it waits for', async ({
  panel,
  sidenote,
  kimi,
  article,
}) => {
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
  const [url, ownUrl] = [article.url(), sidenote.addressOf('manifest.json')];
  const button = panel.getByRole('button', { name: 'Summarise this page' });
  const own = await sidenote.open(ownUrl);
  await expect(button).toHaveCount(0);
  await article.bringToFront();
  await expect(button).toBeVisible();
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

test('a finish reason before the end cuts nothing off, however slowly the rest comes', async ({ panel }) => {
  for (const name of ['r31', 'r31-first', 'r31-reasoning', 'r31-null', 'r31-then-more']) {
    await changeSettings(panel, { model: `practice-${name}` });
    await ask(panel, `Scenario ${name}`);
    await settled(panel);
    expect(await answerText(panel), name).toBe(fold(ANSWER.text));
    await expect(lastTurn(panel).locator('.failure-note, .outcome-note'), name).toHaveCount(0);
  }
});

for (const model of ['practice-silent-headers-45', 'practice-silent-middle-45']) {
  test(`45 seconds of silence (${model}), with every panel closed and no debugger, lose nothing`, async ({
    panel,
    sidenote,
    kimi,
    article,
  }) => {
    const url = article.url();
    await changeSettings(panel, { model });
    await summarise(panel);
    const request = await kimi.waitForRequest(2);
    await sidenote.closePanel(panel);
    await sidenote.detached(() => request.ended);
    expect(request.isAborted).toBe(false);

    const again = await sidenote.openPanel(tabWith(sidenote, url));
    await settled(again);
    expect(await answerText(again)).toBe(fold(request.sent.text));
  });
}
