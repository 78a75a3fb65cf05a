import type { Page } from '@playwright/test';
import { inkPage, SEEN, UNSEEN, wordsOf, type InkCase } from '../fixtures/ink/cases.ts';
import type { Sidenote } from './support/sidenote.ts';
import type { Site } from './support/site.ts';
import { expect, test } from './support/test.ts';

/** Opens a page of these cases, and the dialog that shows what of it is sent. */
async function lookAt(cases: readonly InkCase[], sidenote: Sidenote, site: Site) {
  site.put('ink.html', { body: inkPage(cases) });
  const page = await sidenote.open(site.url('ink.html'));
  const panel = await sidenote.openPanel(page);
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const dialog = panel.getByRole('dialog').last();
  await expect(dialog.getByRole('document')).toContainText('Part 3');
  return { panel, dialog, text: await textOf(panel) };
}

async function textOf(panel: Page): Promise<string> {
  const text = panel.getByRole('dialog').last().getByRole('document');
  return (await text.evaluate((element) => element.textContent ?? '')).replaceAll(/\s+/g, ' ');
}

/** The names of the cases whose words are in a text. */
const namesIn = (text: string, cases: readonly InkCase[]): readonly string[] =>
  cases.filter((_, index) => text.includes(wordsOf(index))).map(({ name }) => name);

test('words that nobody sees are not sent, and are told and shown', async ({ sidenote, site }) => {
  const { dialog, text } = await lookAt(UNSEEN, sidenote, site);
  expect(namesIn(text, UNSEEN)).toEqual([]);
  await dialog.getByText(/^Not visible on the page: [\d,]+ characters$/).click();
  await expect(dialog.getByRole('region', { name: /^Not visible on the page/ }).first()).toContainText(
    wordsOf(0),
  );
});

test('words that are seen, or that something in sight unfolds, are sent', async ({ sidenote, site }) => {
  const { text } = await lookAt(SEEN, sidenote, site);
  const missing = SEEN.map(({ name }) => name).filter((name) => !namesIn(text, SEEN).includes(name));
  expect(missing).toEqual([]);
});

test('words that nobody sees in a frame are not sent either, and are told', async ({
  sidenote,
  site,
  otherSite,
}) => {
  const shown =
    '<p>The gauge in the frame shows four metres, and the keeper notes it down twice a day.</p>'.repeat(6);
  otherSite.put('frame.html', { body: `<article>${shown}<p style="opacity:0">${wordsOf(1)}</p></article>` });
  const frame = `<iframe src="${otherSite.url('frame.html')}" width="900" height="500"></iframe>`;
  site.put('page.html', {
    body: `<article><h1>Harbour</h1><p>The harbour lies where the river meets the sea.</p>${frame}</article>`,
  });
  const page = await sidenote.open(site.url('page.html'));
  const panel = await sidenote.openPanel(page);
  await panel.getByRole('button', { name: 'This page', exact: true }).click();
  const dialog = panel.getByRole('dialog').last();
  await expect(dialog.getByRole('document')).toContainText('four metres');
  expect(await textOf(panel)).not.toContain('lantern');
  await expect(dialog.getByText(/^Not visible on the page: \d+ characters$/)).toBeVisible();
});
