import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, lastTurn, settled, shows, turns } from './support/chat.ts';
import { giveCommand } from './support/commands.ts';
import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';

const rows = (panel: Page) => panel.getByRole('main').getByRole('listitem');

async function openHistory(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Conversations' }).click();
  await expect(panel.getByRole('searchbox')).toBeFocused();
}

async function askAndWait(panel: Page, question: string): Promise<void> {
  await ask(panel, question);
  await settled(panel);
}

const chooseIn = async (panel: Page, row: number, item: string) => {
  await rows(panel).nth(row).hover();
  await rows(panel)
    .nth(row)
    .getByRole('button', { name: /^More for / })
    .click();
  await panel.getByRole('menuitem', { name: item, exact: true }).click();
};

test('a deleted conversation is gone at once, comes back by “Undo”, and is gone for good without', async ({
  panel,
  sidenote,
  article,
}) => {
  await askAndWait(panel, 'What has a quokka to do with it?');
  await openHistory(panel);
  await chooseIn(panel, 0, 'Delete');
  await expect(panel.getByRole('heading', { name: 'No conversations yet' })).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(panel).getByRole('button').first()).toBeFocused();
  await rows(panel).getByRole('button').first().click();
  await expect(lastTurn(panel)).toContainText('What has a quokka to do with it?');

  await openHistory(panel);
  await expect(rows(panel)).toHaveCount(1);
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Delete');
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeVisible();
  await sidenote.closePanel(panel);
  await sidenote.killWorker();
  const again = await sidenote.openPanel(article);
  await expect(turns(again)).toHaveCount(0);
  const stored = () =>
    again.evaluate(async () => {
      const request = indexedDB.open('sidenote');
      await new Promise((resolve) => (request.onsuccess = resolve));
      const count = request.result.transaction('turns').objectStore('turns').count();
      await new Promise((resolve) => (count.onsuccess = resolve));
      request.result.close();
      return count.result;
    });
  // Only the worker that died knew of the clock: another one deletes what it finds to be old enough.
  await expect.poll(stored, { timeout: 40_000 }).toBe(0);
});

test('conversations are named, pinned, and selected to be deleted together', async ({
  panel,
  sidenote,
  site,
}) => {
  await askAndWait(panel, 'What causes spring tides?');
  await shows(panel, await sidenote.open(site.url('docs.html')));
  await expect(turns(panel)).toHaveCount(0);
  await askAndWait(panel, 'How do I install it?');
  await openHistory(panel);
  await expect(rows(panel)).toHaveCount(2);
  await chooseIn(panel, 1, 'Rename');
  await panel.keyboard.type('About the sea');
  await panel.keyboard.press('Enter');
  await expect(rows(panel).nth(1)).toContainText('About the sea');
  await chooseIn(panel, 1, 'Pin');
  await expect(rows(panel).nth(0)).toContainText('About the sea');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(['Pinned', 'Today']);
  await panel.getByRole('searchbox').fill('sea about');
  await expect(rows(panel)).toHaveCount(1);
  await panel.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Filter and sort' }).click();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Filter and sort' }).click();
  await panel.getByRole('button', { name: 'Select', exact: true }).click();
  await panel.getByRole('button', { name: 'All', exact: true }).click();
  await expect(panel.getByText('2 selected')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  await expect(panel.getByText('Deleted: 2 conversations.')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await panel.keyboard.press('Control+z');
  await expect(rows(panel)).toHaveCount(2);
});

test('a page’s own words find the conversation about it, and say that they are the page’s', async ({
  panel,
}) => {
  await askAndWait(panel, 'What is it about?');
  await openHistory(panel);
  await panel.getByRole('searchbox').fill('amphidrome');
  await expect(rows(panel)).toHaveCount(1);
  await expect(rows(panel)).toContainText('In the page:');
  await expect(rows(panel).locator('mark').first()).toHaveText('amphidrome');
});

test('an open list shows what is asked in another window', async ({ panel, site }) => {
  await askAndWait(panel, 'What causes spring tides?');
  await openHistory(panel);
  await expect(rows(panel)).toHaveCount(1);
  const docs = site.url('docs.html');
  await giveCommand(panel, 'ask', {
    turnId: crypto.randomUUID(),
    after: null,
    conversationId: docs,
    pageKey: docs,
    question: 'Asked elsewhere?',
    action: 'ask',
    page: { type: 'none' },
    selection: null,
    scope: 'around',
    mayDigest: false,
    panel: 'another',
  });
  await expect(rows(panel)).toHaveCount(2);
  await expect(rows(panel).first()).toContainText('Asked elsewhere?');
});

test('a conversation is exported with its sources, as text, as a page that stands alone, and to be imported', async ({
  panel,
  sidenote,
}, testInfo) => {
  await askAndWait(panel, 'What causes spring tides?');
  await openHistory(panel);
  const downloads = testInfo.outputPath('exports');
  const browser = await sidenote.context.browser()!.newBrowserCDPSession();
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await chooseIn(panel, 0, 'Export…');
  const dialog = panel.getByRole('dialog');
  expect(await violations(panel)).toEqual([]);
  const saved = async (button: string, end: string) => {
    await dialog.getByRole('button', { name: button, exact: true }).click();
    const name = async () => (await readdir(downloads).catch(() => [])).find((one) => one.endsWith(end));
    await expect.poll(name).toBeTruthy();
    return readFile(join(downloads, (await name()) ?? ''), 'utf8');
  };
  const markdown = await saved('Markdown', '.md');
  expect(markdown).toContain('## What causes spring tides?');
  expect(markdown).toContain('**Sources**');
  expect(markdown).toMatch(/\]\(http:\/\/[^)]+#:~:text=/);
  const html = await saved('Web page', '.html');
  expect(html).toContain('<h2 dir="auto">What causes spring tides?</h2>');
  expect(html).toContain('#:~:text=');
  expect(html).not.toMatch(/<(?:script|img|link|iframe)\b/i);
  expect(JSON.parse(await saved('JSON', '.json'))).toMatchObject({ format: 'sidenote-backup' });
  await panel.keyboard.press('Escape');
  await expect(rows(panel).getByRole('button').first()).toBeFocused();
});
