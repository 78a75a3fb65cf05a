import { ask, changeSettings, composer, send, settled } from './support/chat.ts';
import type { Sidenote } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

/** Counts the readings of pages from now on, in the worker that runs just now. */
async function countReadings(sidenote: Sidenote) {
  const worker = await sidenote.attachToWorker();
  await worker.evaluate(`{
    globalThis.readings = 0;
    const { scripting } = chrome;
    const executeScript = scripting.executeScript.bind(scripting);
    scripting.executeScript = (injection, ...rest) => {
      if (injection.files?.some((file) => file.endsWith('/page.js'))) globalThis.readings += 1;
      return executeScript(injection, ...rest);
    };
  }`);
  return {
    count: async (): Promise<number> => Number(await worker.evaluate('globalThis.readings')),
    stop: () => worker.detach(),
  };
}

test('a page is read when it is asked about, once for each question, and at no other time', async ({
  sidenote,
  site,
  panel,
  article,
}) => {
  const readings = await countReadings(sidenote);
  await expect(composer(panel)).toBeVisible();
  expect(await readings.count(), 'at opening').toBe(0);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  expect(await readings.count(), 'after a question').toBe(1);

  const other = await sidenote.open(site.url('docs.html'));
  await article.bringToFront();
  await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
  await article.reload();
  await other.close();
  await panel.reload();
  await expect(panel.getByText('What causes spring tides?').first()).toBeVisible();
  expect(await readings.count(), 'after coming back, a reload, and a new panel').toBe(1);

  await send(panel, 'And neap tides?');
  await settled(panel);
  expect(await readings.count(), 'after a second question').toBe(2);
  await readings.stop();
});

test('a page that changes is told at once where the user wishes, and not while the panel is out of sight', async ({
  sidenote,
  panel,
  article,
}) => {
  await changeSettings(panel, { watchesChanges: true });
  const readings = await countReadings(sidenote);
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  await expect.poll(readings.count, 'the end of the answer').toBe(2);
  await article
    .locator('article p')
    .first()
    .evaluate((line) => line.replaceChildren('Another beginning.'));
  await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(
    panel.locator('.page-changed-text', { hasText: 'The page has changed since: 1 passage.' }),
  ).toBeVisible();
  const before = await readings.count();
  await panel.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    window.dispatchEvent(new Event('focus'));
  });
  await send(panel, 'And neap tides?');
  await expect(panel.getByRole('button', { name: 'Send the new text' }).first()).toBeVisible();
  expect(await readings.count()).toBeLessThanOrEqual(before + 1);
  await readings.stop();
});
