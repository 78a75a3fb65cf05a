import type { Page } from '@playwright/test';
import {
  ask,
  composer,
  fold,
  lastTurn,
  messagesIn,
  settled,
  textSent,
  turns,
  withoutMarks,
} from './support/chat.ts';
import { chooseFromMenu } from './support/choose-from-menu.ts';
import { expect, test } from './support/test.ts';

/** Selects the second paragraph of the article, as a triple click does. */
async function selectParagraph(page: Page): Promise<string> {
  return page
    .locator('article p')
    .nth(1)
    .evaluate((paragraph) => {
      const selection = getSelection();
      selection?.selectAllChildren(paragraph);
      return selection?.toString().trim() ?? '';
    });
}

test('the shortcut brings the selection along, quoted, and it can be removed', async ({
  article,
  sidenote,
}) => {
  const selected = await selectParagraph(article);
  const panel = await sidenote.openPanel(article);
  await expect(panel.getByText(selected.slice(0, 30))).toBeVisible();
  await expect(composer(panel)).toBeFocused();
  await panel.getByRole('button', { name: 'Remove the selection' }).click();
  await expect(panel.getByText(selected.slice(0, 30))).toHaveCount(0);
});

test('a question about a selection goes with the selection, what is around it, and the page', async ({
  article,
  sidenote,
  kimi,
}) => {
  const selected = await selectParagraph(article);
  const panel = await sidenote.openPanel(article);
  await expect(panel.getByText(selected.slice(0, 30))).toBeVisible();
  await ask(panel, 'What does this mean?');
  await settled(panel);
  const user = withoutMarks(messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content);
  expect(user).toMatch(/<selection-[^>]*>\n/);
  expect(user).toContain(selected.slice(0, 60));
  expect(user).toContain('<page-');
  expect(user).toContain('What does this mean?');
  // The turn quotes what it is about; the composer does not any more.
  await expect(lastTurn(panel).locator('.quote')).toContainText(selected.slice(0, 30));
  await expect(panel.getByRole('button', { name: 'Remove the selection' })).toHaveCount(0);
});

test('what is selected of a table is sent as a table, and quoted as it is seen', async ({
  article,
  sidenote,
  kimi,
}) => {
  await article.locator('article table').evaluate((table) => getSelection()?.selectAllChildren(table));
  const panel = await sidenote.openPanel(article);
  await expect(panel.getByRole('button', { name: 'Remove the selection' })).toBeVisible();
  await ask(panel, 'Which of them is the largest?');
  await settled(panel);
  const user = withoutMarks(messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content);
  expect(user).toMatch(/<selection-[^>]*>\n(?:.+\n+)?\|.+\|\n\|[ :|-]+\|\n\|.+\|/);
  await expect(lastTurn(panel).locator('.quote')).not.toContainText('|');
});

test('“Ask Sidenote about this” in the context menu attaches the selection to a panel that is open', async ({
  article,
  panel,
  sidenote,
}) => {
  const selected = await selectParagraph(article);
  await chooseFromMenu(sidenote, article, 'ask', selected);
  await expect(panel.getByText(selected.slice(0, 30))).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Remove the selection' })).toBeVisible();
});

for (const [item, words] of [
  ['explain', 'Explain the selection'],
  ['translate', 'Translate the selection'],
] as const) {
  test(`“${item}” in the context menu is answered at once`, async ({ article, panel, sidenote, kimi }) => {
    const before = kimi.requests.length;
    const selected = await selectParagraph(article);
    await chooseFromMenu(sidenote, article, item, selected);
    const request = await kimi.waitForRequest(before + 1);
    const user = withoutMarks(messagesIn(request.body).at(-1)!.content);
    expect(user).toContain(words);
    expect(user).toContain(selected.slice(0, 60));
    await settled(panel);
    expect(kimi.requests).toHaveLength(before + 1);
  });
}

test('what is translated in the midst of a talk goes without the page, unless the user wants it', async ({
  article,
  panel,
  sidenote,
  kimi,
}) => {
  await ask(panel, 'What causes spring tides?');
  await settled(panel);
  const selected = await selectParagraph(article);
  const translate = panel.getByRole('button', { name: 'Translate', exact: true });
  for (const isWhole of [false, true]) {
    await chooseFromMenu(sidenote, article, 'ask', selected);
    await expect(translate).toBeVisible();
    if (isWhole) await panel.getByRole('button', { name: 'With the whole page' }).click();
    await translate.click();
    await expect(turns(panel)).toHaveCount(isWhole ? 3 : 2);
    await settled(panel);
    const pages = [...textSent(kimi).matchAll(/^<page-.*$/gm)].map(([tag]) => tag);
    expect(pages).toHaveLength(1);
    expect(/what stands around the selection/.test(pages[0] ?? ''), pages[0]).toBe(!isWhole);
    expect(fold(withoutMarks(textSent(kimi)))).toContain(fold(selected));
  }
});

test('what the user types is quoted when the menu points at it, and not by the shortcut', async ({
  article,
  sidenote,
}) => {
  const written = 'Sir, the bell buoy rings at night.';
  await article.evaluate((text) => {
    const field = document.createElement('textarea');
    field.value = text;
    document.querySelector('article')?.append(field);
    field.focus();
    field.setSelectionRange(5, 18);
  }, written);
  const panel = await sidenote.openPanel(article);
  await expect(composer(panel)).toBeFocused();
  await expect(panel.getByRole('button', { name: 'Remove the selection' })).toHaveCount(0);

  // The browser tells of a field only that something in it is selected: the page is asked what.
  await chooseFromMenu(sidenote, article, 'ask', '');
  await expect(panel.getByText('the bell buoy', { exact: false })).toBeVisible();
  await expect(panel.getByText('rings at night')).toHaveCount(0);
});

test('the menu has its three items for selected text', async ({ sidenote, panel }) => {
  await expect(composer(panel)).toBeVisible();
  const [worker] = sidenote.context.serviceWorkers();
  // An item that is there can be updated; one that is not, can't.
  const update = () =>
    worker!.evaluate(() =>
      Promise.all(
        ['ask', 'explain', 'translate'].map((id) =>
          chrome.contextMenus.update(id, { contexts: ['selection'] }),
        ),
      ),
    );
  // The menu is made while the panel opens.
  await expect(async () => expect(await update()).toHaveLength(3)).toPass({ timeout: 15_000 });
});

test('in the middle of a talk a selection is offered, and is explained by a click', async ({
  article,
  panel,
  kimi,
}) => {
  await ask(panel, 'What causes tides?');
  await settled(panel);
  const selected = await selectParagraph(article);
  await panel.mouse.move(40, 300);
  const offer = panel.getByRole('group', { name: 'Selected on the page' });
  await expect(offer).toContainText(selected.slice(0, 30));
  await expect(panel.getByText('Some text is selected on the page.')).toBeAttached();

  const before = kimi.requests.length;
  await offer.getByRole('button', { name: 'Explain' }).click();
  await kimi.waitForRequest(before + 1);
  await settled(panel);
  await expect(lastTurn(panel).locator('.quote')).toContainText(selected.slice(0, 30));
  await expect(turns(panel)).toHaveCount(2);

  // It is still selected, and is not offered once more.
  await panel.mouse.move(60, 320);
  await expect(offer).toHaveCount(0);
});

test('an offered selection can be declined, and taken into a question', async ({ article, panel, kimi }) => {
  await selectParagraph(article);
  await panel.mouse.move(40, 300);
  const offer = panel.getByRole('group', { name: 'Selected on the page' });
  await offer.getByRole('button', { name: 'Not about this' }).click();
  await expect(offer).toHaveCount(0);

  await article.evaluate(() => {
    const heading = document.querySelector('article h2');
    if (heading) getSelection()?.selectAllChildren(heading);
  });
  await panel.mouse.move(-5, -5);
  await panel.mouse.move(40, 320);
  await offer.getByRole('button', { name: 'Ask' }).click();
  await expect(composer(panel)).toBeFocused();
  const before = kimi.requests.length;
  await ask(panel, 'What is this about?');
  await kimi.waitForRequest(before + 1);
  await settled(panel);
  expect(textSent(kimi)).toMatch(/<selection-[^>]*>/);
});

test('a part of an answer is quoted into the next question', async ({ panel }) => {
  await ask(panel, 'What causes tides?');
  await settled(panel);
  await expect(panel.getByRole('button', { name: 'Quote in your question' })).toHaveCount(0);
  const words = await lastTurn(panel)
    .locator('.markdown li, .markdown p')
    .last()
    .evaluate((block) => {
      getSelection()?.selectAllChildren(block);
      const copy = block.cloneNode(true) as Element;
      for (const citation of copy.querySelectorAll('.citation')) citation.remove();
      return copy.textContent;
    });
  await panel.getByRole('button', { name: 'Quote in your question' }).click();
  await expect(composer(panel)).toBeFocused();
  const text = await composer(panel).inputValue();
  expect(text.startsWith('> ')).toBe(true);
  expect(text.endsWith('\n\n')).toBe(true);
  expect(fold(text)).toBe(fold(words));
  await expect(panel.getByRole('button', { name: 'Quote in your question' })).toHaveCount(0);
});

test('a section is asked about from the outline of the page', async ({ panel, kimi }) => {
  await panel.locator('.page-chip').click();
  const button = panel.getByRole('button', { name: /^Ask about “/ }).nth(1);
  const name = /“(.*)”/.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await button.focus();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('dialog')).toHaveCount(0);
  await expect(composer(panel)).toBeFocused();
  await expect(panel.locator('.composer .quote')).toContainText(name);
  await panel.keyboard.type('In short?');
  const before = kimi.requests.length;
  await panel.keyboard.press('Enter');
  await kimi.waitForRequest(before + 1);
  await settled(panel);
  const question = withoutMarks(messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content);
  expect(/<selection-[^>]*>\n([\s\S]*?)<\/selection/.exec(question)?.[1]).toContain(name);
});
