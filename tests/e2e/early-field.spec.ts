import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { changeSettings, composer, lastTurn, settled, textSent, turns } from './support/chat.ts';
import { PRACTICE_BUILD } from './support/sidenote.ts';
import { expect, test as base } from './support/test.ts';

declare global {
  /** Lets the panel's own code load, which `heldBuild` holds back. */
  var proceed: (() => void) | undefined;
}

/** The scripts of the panel's own code, as the build names them. */
const MODULES = /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/g;

/** Copies the build; its panel loads its own code only once it is told to, as on a machine that is very slow. */
async function heldBuild(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'sidenote-held-')), 'extension');
  await cp(PRACTICE_BUILD, folder, { recursive: true });
  const page = join(folder, 'sidepanel.html');
  const html = await readFile(page, 'utf8');
  const paths = [...html.matchAll(MODULES)].map(([, path]) => path);
  await writeFile(
    page,
    html.replaceAll(MODULES, '').replace('<head>', '<head><script src="/held.js"></script>'),
  );
  await writeFile(
    join(folder, 'held.js'),
    `globalThis.proceed = () => {
      for (const src of ${JSON.stringify(paths)}) {
        document.head.append(Object.assign(document.createElement('script'), { type: 'module', async: false, src }));
      }
    };`,
  );
  return folder;
}

const test = base.extend<object, { readonly held: string }>({
  held: [
    async ({}, use) => {
      const folder = await heldBuild();
      await use(folder);
      await rm(join(folder, '..'), { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  launch: async ({ held }, use) => {
    await use({ extension: held });
  },
});

const proceed = (panel: Page) => panel.evaluate(() => globalThis.proceed?.());

test('the field takes what is typed before the panel’s code is there, and nothing of it is lost', async ({
  panel,
  kimi,
}) => {
  const before = kimi.requests.length;
  await expect(composer(panel)).toBeFocused();
  const box = await panel.locator('.composer-box').boundingBox();
  await panel.keyboard.type('What is a neap tide,');
  await proceed(panel);
  await expect(panel.getByRole('button', { name: 'Summarise this page' })).toBeVisible();
  await expect(composer(panel)).toBeFocused();
  await panel.keyboard.type(' and why?');
  await expect(composer(panel)).toHaveValue('What is a neap tide, and why?');
  expect(await panel.locator('.composer-box').boundingBox(), 'it stays where it was').toEqual(box);
  expect(kimi.requests, 'not sent yet').toHaveLength(before);
});

test('a question that is sent so early is asked, once', async ({ panel, kimi }) => {
  const before = kimi.requests.length;
  await panel.keyboard.type('What is a neap tide?');
  await panel.keyboard.press('Shift+Enter');
  await panel.keyboard.type('And why?');
  await panel.keyboard.press('Enter');
  await expect(composer(panel)).toHaveValue('What is a neap tide?\nAnd why?');
  await proceed(panel);
  await kimi.waitForRequest(before + 1);
  await settled(panel);
  await expect(turns(panel)).toHaveCount(1);
  await expect(lastTurn(panel)).toContainText('And why?');
  await expect(composer(panel)).toHaveValue('');
  expect(kimi.requests).toHaveLength(before + 1);
});

test('a file that is dropped so early goes with the question, and is not opened by the browser', async ({
  panel,
  kimi,
}) => {
  const url = panel.url();
  await expect(composer(panel)).toBeFocused();
  for (const name of ['tides.md', 'notes.md']) {
    const isPrevented = await panel.evaluate((fileName) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['# Neap tides\n\nThe bell buoy rings at night.'], fileName));
      const at = { dataTransfer, bubbles: true, cancelable: true };
      const target = document.querySelector('.early-panel');
      return ['dragover', 'drop'].map((type) => target?.dispatchEvent(new DragEvent(type, at)) === false);
    }, name);
    expect(isPrevented, 'the browser opens nothing').toEqual([true, true]);
  }
  await panel.keyboard.type('What rings?');
  await panel.keyboard.press('Enter');
  await proceed(panel);
  await settled(panel);
  const sent = textSent(kimi);
  expect(sent).toContain('title="notes.md"');
  expect(sent).toContain('The bell buoy rings');
  expect(panel.url()).toBe(url);
});

test('a panel opens again with the theme that was chosen, before its code is there', async ({
  panel,
  sidenote,
  article,
}) => {
  await proceed(panel);
  await changeSettings(panel, { theme: 'dark' });
  await expect(panel.locator('html')).toHaveAttribute('data-theme', 'dark');
  await sidenote.closePanel(panel);
  const again = await sidenote.openPanel(article);
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(again.locator('#early-field')).toBeFocused();
});

test.describe('without a token', () => {
  test.use({ token: null });

  test('the welcome comes in place of the field, and from then on there is none', async ({
    panel,
    sidenote,
    article,
  }) => {
    await proceed(panel);
    await expect(panel.getByRole('textbox', { name: /token/i })).toBeVisible();
    await sidenote.closePanel(panel);
    const again = await sidenote.openPanel(article);
    await expect(again.locator('.early-panel .composer')).toHaveCount(0);
  });
});
