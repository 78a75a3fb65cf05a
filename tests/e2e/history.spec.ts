import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerText, ask, composer, lastTurn, messagesIn, settled, shows, turns } from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const rows = (panel: Page) => panel.getByRole('main').getByRole('listitem');
const notice = (panel: Page) => panel.getByText('This conversation is about another page.');

async function choose(panel: Page, item: string): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: item }).click();
}

async function openHistory(panel: Page): Promise<void> {
  await choose(panel, 'Conversations');
  await expect(panel.getByRole('searchbox')).toBeFocused();
}

async function askAndWait(panel: Page, question: string): Promise<void> {
  await ask(panel, question);
  await settled(panel);
}

test('conversations are found by half a word, in English, Japanese and Chinese', async ({
  panel,
  sidenote,
  site,
}) => {
  await askAndWait(panel, 'What has a quokka to do with it?');
  await shows(panel, await sidenote.open(site.url('article-ja.html')));
  await expect(turns(panel)).toHaveCount(0);
  await askAndWait(panel, 'カモノハシと関係がありますか？');
  await shows(panel, await sidenote.open(site.url('article-zh.html')));
  await expect(turns(panel)).toHaveCount(0);
  await askAndWait(panel, '这和长颈鹿有什么关系？');

  await openHistory(panel);
  await expect(rows(panel)).toHaveCount(3);
  const search = panel.getByRole('searchbox');
  for (const [typed, question] of [
    ['quok', 'What has a quokka to do with it?'],
    ['カモノ', 'カモノハシと関係がありますか？'],
    ['长颈', '这和长颈鹿有什么关系？'],
  ] as const) {
    await search.fill(typed);
    await expect(rows(panel)).toHaveCount(1);
    await expect(rows(panel)).toContainText(question);
    await expect(rows(panel).locator('mark').first()).toContainText(typed);
  }
  await search.fill('zebra');
  await expect(panel.getByText('Try fewer or different words.')).toBeVisible();
  await search.fill('');
  await panel.getByText('This page', { exact: true }).click();
  await expect(rows(panel)).toHaveCount(1);
  await expect(rows(panel)).toContainText('这和长颈鹿有什么关系？');
});

test('signs and the words inside names are found where they stand, after whole words', async ({
  panel,
  sidenote,
  site,
}) => {
  const [whole, signs] = ['What effect has vitamin C?', 'Does useEffect take C++ or .NET 🎉?'] as const;
  await askAndWait(panel, whole);
  await shows(panel, await sidenote.open(site.url('article-ja.html')));
  await expect(turns(panel)).toHaveCount(0);
  await askAndWait(panel, signs);

  await openHistory(panel);
  const search = panel.getByRole('searchbox');
  for (const words of ['C++', '.NET', '🎉', 'useEffect']) {
    await search.fill(words);
    await expect(rows(panel)).toHaveCount(1);
    await expect(rows(panel)).toContainText(signs);
    await expect(rows(panel).locator('mark')).toHaveText([words]);
  }
  await search.fill('C#');
  await expect(panel.getByText('Try fewer or different words.')).toBeVisible();
  await search.fill('effect');
  await expect(rows(panel)).toHaveCount(2);
  await expect(rows(panel).locator('mark')).toHaveText(['effect', 'Effect']);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(['Today', 'Other matches']);
});

test('a conversation whose page is closed is opened by keyboard, goes on, and leads back', async ({
  panel,
  article,
  sidenote,
  site,
  kimi,
}) => {
  await askAndWait(panel, 'What causes spring tides?');
  const docs = await sidenote.open(site.url('docs.html'));
  await shows(panel, docs);
  await expect(turns(panel)).toHaveCount(0);
  await askAndWait(panel, 'How do I install it?');
  await docs.close();
  await article.bringToFront();
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');

  await openHistory(panel);
  await panel.keyboard.type('install');
  await expect(rows(panel)).toHaveCount(1);
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(lastTurn(panel)).toContainText('How do I install it?');
  await expect(notice(panel)).toBeVisible();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Retries and timeouts');

  await askAndWait(panel, 'And how do I remove it?');
  await expect(turns(panel)).toHaveCount(2);
  const words = messagesIn(kimi.requests.at(-1)!.body).map(({ content }) => content);
  expect(words.some((content) => content.includes('How do I install it?'))).toBe(true);
  expect(words.at(-1)).toContain('And how do I remove it?');
  expect(words.join(' '), 'the page in front is not read').not.toContain('The Moon pulls on the sea');

  await panel.getByRole('button', { name: 'Back to this page' }).click();
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');
  await expect(notice(panel)).toHaveCount(0);

  await openHistory(panel);
  await rows(panel).filter({ hasText: 'How do I install it?' }).getByRole('button').first().click();
  const opened = sidenote.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Open the page' }).click();
  expect((await opened).url()).toBe(site.url('docs.html'));
  await expect(notice(panel)).toHaveCount(0);
  await expect(turns(panel)).toHaveCount(2);
});

test('years later, old conversations are counted and deleted, and the new ones stay', async ({ panel }) => {
  await askAndWait(panel, 'What causes spring tides?');
  await choose(panel, 'Settings');
  await expect(panel.getByText(/ in 1 conversation$/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Nothing older' })).toBeDisabled();
  await panel.getByRole('button', { name: 'Back' }).click();

  const now = await panel.evaluate(() => Date.now());
  await panel.evaluate((then) => (Date.now = () => then), now + 2 * 365 * 86_400_000);
  await choose(panel, 'Settings');
  await panel.getByRole('button', { name: 'Delete 1 conversation' }).click();
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(panel.getByText('Deleted: 1 conversation.')).toBeVisible();
  await expect(panel.getByText(/ in 0 conversations$/)).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(turns(panel)).toHaveCount(0);
});

test('what was exported comes back whole after it was deleted, and never twice', async ({
  panel,
  sidenote,
}, testInfo) => {
  await askAndWait(panel, 'What causes spring tides?');
  const words = await answerText(panel);
  await choose(panel, 'Settings');
  const downloads = testInfo.outputPath('downloads');
  const browser = await sidenote.context.browser()!.newBrowserCDPSession();
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await panel.getByRole('button', { name: 'Export…' }).click();
  await expect(panel.getByText(/^Exported as sidenote-\d{4}-\d\d-\d\d\.json/)).toBeVisible();
  const saved = () => readdir(downloads).catch(() => []);
  await expect.poll(saved).toEqual([expect.stringMatching(/^sidenote-\d{4}-\d\d-\d\d\.json$/)]);
  const whole = join(downloads, (await saved())[0] ?? '');
  const cut = testInfo.outputPath('cut.json');
  const text = await readFile(whole, 'utf8');
  expect(text).toContain('What causes spring tides?');
  expect(text).not.toContain('"practice"');
  await writeFile(cut, text.slice(0, text.length / 2));
  await panel.getByRole('button', { name: 'Back' }).click();

  await choose(panel, 'Delete conversation');
  await panel.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(turns(panel)).toHaveCount(0);

  await choose(panel, 'Settings');
  const chooseFile = (file: string) => panel.locator('input[aria-label="Import…"]').setInputFiles(file);
  await chooseFile(cut);
  await expect(panel.getByText('The end of this file is missing.', { exact: false })).toBeVisible();
  await expect(panel.getByText(/ in 0 conversations$/)).toBeVisible();
  await chooseFile(whole);
  await expect(panel.getByText('1 conversation added, 0 completed, 0 already there.')).toBeVisible();
  await expect(panel.getByText(/ in 1 conversation$/)).toBeVisible();
  await chooseFile(whole);
  await expect(panel.getByText('0 conversations added, 0 completed, 1 already there.')).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();

  await openHistory(panel);
  await rows(panel).getByRole('button').first().click();
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');
  expect(await answerText(panel)).toBe(words);
});

test('what was typed and not asked survives the panel', async ({ panel, sidenote, article }) => {
  await composer(panel).pressSequentially('half a question');
  const conversationId = await giveCommand(panel, 'conversationOf', { pageKey: article.url() });
  const id = await panel.evaluate(async () => (await navigator.locks.query()).held?.[0]?.name ?? '');
  await expect
    .poll(() => giveCommand(panel, 'draftOf', { conversationId, panel: id }))
    .toMatchObject({ text: 'half a question' });
  await sidenote.closePanel(panel);
  await sidenote.killWorker();
  const again = await sidenote.openPanel(article);
  await expect(composer(again)).toHaveValue('half a question');
});

test('without its token, the panel still shows what was said, and asks for the token', async ({ panel }) => {
  await askAndWait(panel, 'What causes spring tides?');
  await giveCommand(panel, 'forgetToken', undefined);
  await expect(panel.getByText('Enter your token to go on.')).toBeVisible();
  await expect(lastTurn(panel)).toContainText('What causes spring tides?');
  await panel.getByRole('button', { name: 'Enter a token' }).click();
  await panel.getByLabel(/^Token for 127\.0\.0\.1/).fill('practice');
  await panel.getByRole('button', { name: 'Save token' }).click();
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(composer(panel)).toBeVisible();
});

test('the history and the storage settings are accessible, in light and in dark', async ({ panel }) => {
  await askAndWait(panel, 'What causes spring tides?');
  await openHistory(panel);
  await panel.getByRole('searchbox').fill('spring');
  await expect(rows(panel).locator('mark').first()).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Storage and backup' }).click();
  await expect(panel.getByRole('button', { name: 'Export…' })).toBeVisible();
  expect(await violations(panel)).toEqual([]);
});
