import { readFile } from 'node:fs/promises';
import {
  answerText,
  ask,
  changeSettings,
  composer,
  fold,
  lastTurn,
  send,
  settled,
  streaming,
  summarise,
  turns,
} from './support/chat.ts';
import { downgrade, refuseWrites, upgradeTo } from './faults/in-database.ts';
import { expect, test } from './support/test.ts';

/** Milliseconds of text that a crash may cost, and the time the last message takes to arrive. */
const CHECKPOINT_MS = 250;
const DELIVERY_MS = 250;

/** The text that the server had sent by a moment, reduced to words as the panel shows them. */
function sentBefore(
  request: { sent: { text: string; deltas: readonly { at: number; text: number }[] } },
  moment: number,
): string {
  const characters = request.sent.deltas
    .filter(({ at }) => at <= moment)
    .reduce((sum, { text }) => sum + text, 0);
  return request.sent.text.slice(0, characters);
}

test.describe('in the middle of a long answer', () => {
  test.use({ settings: { model: 'practice-slow-15' } });

  test('closing the panel changes nothing: opened again, it shows all of it', async ({
    panel,
    sidenote,
    article,
    kimi,
  }) => {
    await summarise(panel);
    await streaming(panel);
    await sidenote.closePanel(panel);
    const request = kimi.requests.at(-1)!;
    const before = request.sent.text.length;
    await expect.poll(() => request.sent.text.length).toBeGreaterThan(before + 100);

    const again = await sidenote.openPanel(article);
    await streaming(again);
    await settled(again, 40_000);
    expect(request.isAborted).toBe(false);
    expect(await answerText(again)).toBe(fold(request.sent.text));
  });

  test('a killed worker loses at most a quarter of a second, says what happened, and the next question works', async ({
    panel,
    sidenote,
    kimi,
  }) => {
    await summarise(panel);
    await streaming(panel);
    const request = kimi.requests.at(-1)!;
    await expect.poll(() => request.sent.text.length).toBeGreaterThan(300);
    const moment = Date.now();
    await sidenote.killWorker();
    await expect(lastTurn(panel).getByText('The browser interrupted Sidenote.')).toBeVisible();
    const shown = await answerText(panel);
    expect(fold(request.sent.text).startsWith(shown)).toBe(true);
    expect(shown.length).toBeGreaterThanOrEqual(
      fold(sentBefore(request, moment - CHECKPOINT_MS - DELIVERY_MS)).length,
    );

    await changeSettings(panel, { model: 'kimi-k2.5' });
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    await expect(turns(panel)).toHaveCount(2);
    expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
  });

  test('a browser killed with SIGKILL has all but the last quarter of a second when it starts again', async ({
    panel,
    sidenote,
    site,
    kimi,
  }) => {
    await summarise(panel);
    await streaming(panel);
    const request = kimi.requests.at(-1)!;
    await expect.poll(() => request.sent.text.length).toBeGreaterThan(300);
    const moment = Date.now();
    await sidenote.kill();
    await sidenote.relaunch();

    const page = await sidenote.open(site.url('article.html'));
    const again = await sidenote.openPanel(page);
    await expect(lastTurn(again).getByText('The browser interrupted Sidenote.')).toBeVisible();
    await expect(lastTurn(again)).toContainText('Summarise this page');
    const shown = await answerText(again);
    const kept = fold(sentBefore(request, moment - CHECKPOINT_MS - DELIVERY_MS));
    expect(fold(request.sent.text).startsWith(shown)).toBe(true);
    expect(shown.length).toBeGreaterThanOrEqual(kept.length);
    await expect(again.getByRole('button', { name: 'Ask again' }).first()).toBeVisible();
  });
});

test('a conversation is there when the browser was quit and comes back', async ({
  panel,
  sidenote,
  site,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const text = kimi.requests.at(-1)!.sent.text;
  await sidenote.quit();
  await sidenote.relaunch();
  const again = await sidenote.openPanel(await sidenote.open(site.url('article.html?utm_source=mail#part')));
  await expect(turns(again)).toHaveCount(1);
  expect(await answerText(again)).toBe(fold(text));
});

test('a question that finds no room on the disk stays in the composer, and goes once there is room', async ({
  panel,
  sidenote,
  kimi,
}) => {
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  const before = kimi.requests.length;
  const worker = await sidenote.attachToWorker();
  await worker.evaluate(`(${refuseWrites.toString()})('makeRoom')`);
  await send(panel, 'What causes spring tides?');
  await expect(panel.getByRole('alert')).toContainText('There is no room left');
  await expect(panel.getByRole('alert').getByRole('button', { name: 'Free some room' })).toBeVisible();
  await expect(composer(panel)).toHaveValue('What causes spring tides?');
  expect(kimi.requests).toHaveLength(before);

  await worker.evaluate('globalThis.makeRoom()');
  await composer(panel).press('Enter');
  await settled(panel);
  expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
  await worker.detach();
});

test('a panel whose database can’t be opened says so, and shows the conversation once it can', async ({
  panel,
  sidenote,
  article,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await sidenote.closePanel(panel);
  const own = await sidenote.open(sidenote.addressOf('manifest.json'));
  const version = await own.evaluate(upgradeTo, 1_000);
  await sidenote.killWorker();
  await article.bringToFront();
  const again = await sidenote.openPanel(article);
  await expect(again.getByText('This conversation can’t be read just now.')).toBeVisible();
  await own.evaluate(downgrade, version);
  await again.getByRole('button', { name: 'Try again' }).click();
  await expect(turns(again)).toHaveCount(1);
});

test('a connection that breaks off keeps what arrived, says so, and offers to ask again', async ({
  panel,
  kimi,
}) => {
  await changeSettings(panel, { model: 'practice-cut' });
  await summarise(panel);
  await settled(panel);
  await expect(
    lastTurn(panel).getByText('The connection broke off before the answer was complete.'),
  ).toBeVisible();
  const shown = await answerText(panel);
  expect(shown.length).toBeGreaterThan(20);
  expect(fold(kimi.requests.at(-1)!.sent.text).startsWith(shown)).toBe(true);
  await changeSettings(panel, { model: 'kimi-k2.5' });
  await lastTurn(panel).getByRole('button', { name: 'Ask again' }).first().click();
  await expect(panel.getByText('2/2')).toBeVisible();
  await settled(panel);
});

test('what the tests write down holds no token', async ({ panel }) => {
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  const config = await readFile(new URL('playwright.config.ts', import.meta.url), 'utf8');
  expect(config).not.toMatch(/\b(?:trace|video|screenshot)\b\s*:/);
});
