import type { Page } from '@playwright/test';
import { composer, lastTurn, messagesIn, settled, withoutMarks } from './support/chat.ts';
import { barWords, clickInBar } from './support/selection-bar.ts';
import type { Sidenote } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

const BAR = ['Ask', 'Explain', 'Translate', '⋯'];

/** Turns the button on in the settings, where the browser asks for all sites; no test can answer its prompt. */
async function turnOn(sidenote: Sidenote): Promise<Page> {
  const options = await sidenote.open(sidenote.addressOf('options.html'));
  const on = options.getByRole('radiogroup', { name: 'A button beside what you select' }).getByText('On');
  await options.evaluate(() => {
    chrome.permissions.request = () => Promise.resolve(false);
  });
  await on.click();
  await expect(options.getByText('Your browser did not allow all sites')).toBeVisible();
  await expect(options.getByRole('radio', { name: 'Off', exact: true }).first()).toBeChecked();

  const worker = await sidenote.attachToWorker();
  await worker.evaluate('chrome.permissions.contains = async () => true');
  await worker.detach();
  await options.evaluate(() => {
    chrome.permissions.request = () => Promise.resolve(true);
  });
  await on.click();
  await expect(options.getByText('Your browser did not allow all sites')).toHaveCount(0);
  return options;
}

/** Waits for a timer of the page that was set later than the button's own, and is longer. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 350)));
}

/** Selects the words of a paragraph by a triple click on them, and returns them. */
async function selectParagraph(page: Page, nth: number): Promise<string> {
  await page.bringToFront();
  const paragraph = page.locator('article p').nth(nth);
  await paragraph.click({ clickCount: 3, position: { x: 20, y: 8 } });
  return (await paragraph.innerText()).trim();
}

test('the button is turned on in the settings, comes beside a selection in an open page, and opens the panel', async ({
  article,
  sidenote,
  kimi,
}) => {
  await selectParagraph(article, 1);
  expect(await barWords(article)).toEqual([]);
  const options = await turnOn(sidenote);
  // A page that ran the panel's code as well would take the gestures that are meant for the panel.
  expect(await options.evaluate(async () => (await navigator.locks.query()).held), 'it is no panel').toEqual(
    [],
  );
  const selected = await selectParagraph(article, 2);
  await expect.poll(() => barWords(article)).toEqual(BAR);
  const before = kimi.requests.length;

  await clickInBar(article, 'Explain');
  const panel = await sidenote.panelBeside(article);
  const request = await kimi.waitForRequest(before + 1);
  const user = withoutMarks(messagesIn(request.body).at(-1)!.content);
  expect(user).toContain('Explain the selection');
  expect(user).toContain(selected.slice(0, 60));
  await settled(panel);
  await expect(lastTurn(panel).locator('.quote')).toContainText(selected.slice(0, 30));
  expect(await barWords(article)).toEqual([]);

  // A click wakes the worker, and opens a panel that was closed.
  const other = await selectParagraph(article, 1);
  await expect.poll(() => barWords(article)).toEqual(BAR);
  await sidenote.closePanel(panel);
  await sidenote.killWorker();
  await clickInBar(article, 'Ask');
  const reopened = await sidenote.panelBeside(article);
  await expect(reopened.getByText(other.slice(0, 30))).toBeVisible();
  await expect(composer(reopened)).toBeFocused();
  expect(kimi.requests).toHaveLength(before + 1);
});

test('the button stays out of the page’s way, and the page out of its', async ({
  article,
  sidenote,
  kimi,
}) => {
  await turnOn(sidenote);
  await article.bringToFront();
  const before = kimi.requests.length;
  await article.evaluate(async () => {
    const style = document.createElement('style');
    style.textContent = 'html > div { display: none !important }';
    document.head.append(style);
    const field = document.createElement('textarea');
    field.value = 'My own writing';
    document.querySelector('article')?.prepend(field);
    getSelection()?.selectAllChildren(document.querySelector('article h2') ?? document.body);
    // The browser tells of it with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  // A page that selects something gets no button, which it could put under the pointer.
  await article.keyboard.press('Shift');
  await rested(article);
  expect(await barWords(article)).toEqual([]);
  await article.locator('textarea').click({ clickCount: 3 });
  await article.keyboard.press('Shift+ArrowLeft');
  await rested(article);
  expect(await barWords(article)).toEqual([]);

  await selectParagraph(article, 1);
  await expect.poll(() => barWords(article)).toEqual(BAR);
  const seen = await article.evaluate(() => {
    const host = document.documentElement.lastElementChild;
    if (!(host instanceof HTMLElement)) return null;
    host.click();
    return [host.localName, host.shadowRoot, host.attributes.length, host.textContent];
  });
  expect(seen).toEqual(['div', null, 0, '']);
  expect(await barWords(article)).toEqual(BAR);
  await article.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => barWords(article)).toEqual(BAR);
  await article.keyboard.press('Escape');
  await article.keyboard.press('Shift');
  await rested(article);
  expect(await barWords(article)).toEqual([]);
  expect(await article.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(20);

  // It is away while its words are out of sight, and gone with a press elsewhere.
  await selectParagraph(article, 1);
  await expect.poll(() => barWords(article)).toEqual(BAR);
  await article.evaluate(() => scrollBy(0, 3000));
  await expect.poll(() => barWords(article)).toEqual([]);
  await article.evaluate(() => scrollBy(0, -3000));
  await expect.poll(() => barWords(article)).toEqual(BAR);
  await article.mouse.click(5, 5);
  await rested(article);
  expect(await barWords(article)).toEqual([]);
  expect(kimi.requests).toHaveLength(before);
});

test('the button is off on a site, until the settings show it there again', async ({ article, sidenote }) => {
  const options = await turnOn(sidenote);
  await selectParagraph(article, 1);
  await clickInBar(article, '⋯');
  await expect.poll(() => barWords(article)).toEqual([...BAR, 'Off on 127.0.0.1']);
  await article.keyboard.press('Escape');
  await expect.poll(() => barWords(article)).toEqual(BAR);
  await clickInBar(article, '⋯');
  await clickInBar(article, 'Off on 127.0.0.1');
  const sites = options.getByRole('group', { name: 'Sites without the button' });
  await expect(sites).toContainText('127.0.0.1');
  for (const reload of [false, true]) {
    if (reload) await article.reload();
    await selectParagraph(article, 2);
    await rested(article);
    expect(await barWords(article)).toEqual([]);
  }

  await options.bringToFront();
  await options.getByRole('button', { name: 'Show the button on 127.0.0.1 again' }).click();
  await expect(sites).toHaveCount(0);
  await selectParagraph(article, 1);
  await expect.poll(() => barWords(article)).toEqual(BAR);
});
