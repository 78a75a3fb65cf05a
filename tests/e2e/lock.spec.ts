import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SECRET_TOKEN } from '../kimi-server/tokens.ts';
import {
  answerText,
  ask,
  changeSettings,
  composer,
  fold,
  lastTurn,
  settled,
  streaming,
  summarise,
  turns,
} from './support/chat.ts';
import { provision, settingsFor } from './support/commands.ts';
import { allowInPrivate, filesWith, openBare, openPrivate } from './support/private.ts';
import { launchSidenote, type Sidenote } from './support/sidenote.ts';
import { expect, test as base } from './support/test.ts';

const PASSPHRASE = 'tide pool at dusk';

/** Words that stand nowhere else, neither in the browser nor in its lists. */
const WORDS = { page: 'kittiwakette', question: 'plainpuzzle' };

const bodyOf = (word: string) =>
  `<!doctype html><html lang="en"><title>A bird</title><main><h1>A bird</h1><p>The ${word} is a bird of the far north that nests on cliffs and feeds on small fish all summer long. Its call is heard from afar.</p></main></html>`;

const test = base.extend<{ profile: string }>({
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sidenote-lock-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },
});

async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
}

const group = (panel: Page) => panel.getByRole('group', { name: 'Passphrase' });

async function turnOn(panel: Page): Promise<void> {
  await openSettings(panel);
  await group(panel).getByRole('button', { name: 'Set a passphrase' }).click();
  await panel.getByLabel('New passphrase').fill(PASSPHRASE);
  await panel.getByLabel('The same again').fill(PASSPHRASE);
  await panel.getByRole('button', { name: 'Encrypt everything' }).click();
  await expect(group(panel).getByRole('button', { name: 'Lock now' })).toBeVisible({ timeout: 60_000 });
}

async function unlock(panel: Page, passphrase: string): Promise<void> {
  await expect(panel.getByRole('heading', { name: 'Sidenote is locked' })).toBeVisible();
  await panel.getByLabel('Passphrase').fill(passphrase);
  await panel.getByRole('button', { name: 'Unlock' }).click();
}

const back = (panel: Page) => panel.getByRole('button', { name: 'Back' }).click();

/** The words of the page, the question and the token that are on the disk. */
async function found(profile: string): Promise<readonly string[]> {
  const all = [WORDS.page, WORDS.question, SECRET_TOKEN, PASSPHRASE];
  const files = await Promise.all(all.map((words) => filesWith(profile, words)));
  // The token is no matter for a report.
  return files.flatMap((names, index) => names.map((name) => `${index}: ${name}`));
}

test('with a passphrase nothing that is stored can be read on the disk', async ({ profile, kimi, site }) => {
  test.slow();
  site.put('bird.html', { body: bodyOf(WORDS.page), isCached: false });
  const settings = settingsFor(kimi.baseUrl, { model: 'kimi-k2.6' });
  let sidenote: Sidenote = await launchSidenote({ profile });
  try {
    expect(await provision(sidenote, { settings, token: SECRET_TOKEN })).toBeNull();
    let page = await sidenote.open(site.url('bird.html'));
    let panel = await sidenote.openPanel(page);
    await ask(panel, `Where does it live, in the ${WORDS.question}?`);
    await settled(panel);
    await expect.poll(async () => (await found(profile)).length, 'the search works').toBeGreaterThan(2);

    await turnOn(panel);
    expect(await found(profile), 'from the moment that it is on').toEqual([]);
    await back(panel);
    await ask(panel, `And when, in the ${WORDS.question}?`);
    await settled(panel);
    expect(await found(profile), 'while it is used').toEqual([]);
    const answer = await answerText(panel);
    await sidenote.quit();
    expect(await found(profile), 'when the browser has ended').toEqual([]);

    sidenote = await launchSidenote({ profile });
    // A browser that has just started answers before it has loaded the extension.
    await openBare(sidenote);
    page = await sidenote.open(site.url('bird.html'));
    panel = await sidenote.openPanel(page);
    await unlock(panel, 'tide pool at dawn');
    await expect(panel.getByText('That is not the passphrase.')).toBeVisible();
    await unlock(panel, PASSPHRASE);
    await expect(turns(panel)).toHaveCount(2);
    expect(await answerText(panel)).toBe(answer);
    await ask(panel, 'Does the token still work?');
    await settled(panel);
    expect(await answerText(panel)).toBe(fold(kimi.requests.at(-1)!.sent.text));
    expect(await found(profile)).toEqual([]);

    await openSettings(panel);
    await group(panel).getByRole('button', { name: 'Remove' }).click();
    await panel.getByLabel('Current passphrase').fill(PASSPHRASE);
    await group(panel).getByRole('button', { name: 'Remove' }).click();
    await expect(group(panel).getByRole('button', { name: 'Set a passphrase' })).toBeVisible({
      timeout: 60_000,
    });
    await back(panel);
    await expect(turns(panel)).toHaveCount(3);
    await panel.reload();
    await expect(turns(panel)).toHaveCount(3);
    await expect.poll(async () => (await found(profile)).length, 'in clear again').toBeGreaterThan(2);
    await turnOn(panel);
    expect(await found(profile), 'a second time').toEqual([]);
  } finally {
    await sidenote.close();
  }
});

test('it is locked by a click, in every panel, and what has arrived of an answer stays', async ({
  panel,
  sidenote,
  site,
  article,
  kimi,
}) => {
  test.slow();
  await turnOn(panel);
  await changeSettings(panel, { model: 'practice-slow-12' });
  const other = await sidenote.openPanel(await sidenote.openWindow(site.url('docs.html')));
  await summarise(other);
  await kimi.waitForRequest(2);
  await streaming(other);
  await group(panel).getByRole('button', { name: 'Lock now' }).click();
  await expect(panel.getByRole('heading', { name: 'Sidenote is locked' })).toBeVisible();
  await unlock(other, PASSPHRASE);
  await expect(lastTurn(other).getByText('You stopped this answer.')).toBeVisible();
  expect((await answerText(other)).length).toBeGreaterThan(0);
  await article.bringToFront();
  await expect(composer(panel), 'unlocked everywhere').toBeVisible();
});

test('it locks by itself after a time of rest', async ({ panel, sidenote }) => {
  test.slow();
  await turnOn(panel);
  await panel.getByLabel('Lock automatically').selectOption('After 5 minutes without use');
  const alarm = () => panel.evaluate(() => chrome.alarms.get('lock'));
  await expect.poll(async () => (await alarm())?.scheduledTime).toBeLessThan(Date.now() + 5.5 * 60_000);
  await sidenote.killWorker();
  // The browser rings it, and wakes the worker for it; here it is only made to ring sooner.
  await panel.evaluate(() => chrome.alarms.create('lock', { when: Date.now() + 500 }));
  await expect(panel.getByRole('heading', { name: 'Sidenote is locked' })).toBeVisible();
  const session = await panel.evaluate(() => chrome.storage.session.get());
  expect(Object.keys(session), 'the key is gone').not.toContain('master');
});

test('it is changed, the search finds what is encrypted, and the settings page is locked too', async ({
  panel,
  sidenote,
}) => {
  test.slow();
  await ask(panel, 'Where is the plainpuzzle?');
  await settled(panel);
  await turnOn(panel);
  await group(panel).getByRole('button', { name: 'Change' }).click();
  await panel.getByLabel('Current passphrase').fill(PASSPHRASE);
  for (const field of ['New passphrase', 'The same again'])
    await panel.getByLabel(field).fill('rock pool at dawn');
  await group(panel).getByRole('button', { name: 'Change' }).click();
  await expect(group(panel).getByRole('button', { name: 'Lock now' })).toBeFocused();
  const options = await sidenote.open(sidenote.addressOf('options.html'));
  await expect(options.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await group(panel).getByRole('button', { name: 'Lock now' }).click();
  await unlock(options, PASSPHRASE);
  await expect(options.getByText('That is not the passphrase.')).toBeVisible();
  // The page loads itself anew with what is unlocked.
  const isAnew = options.waitForEvent('load');
  await unlock(options, 'rock pool at dawn');
  await isAnew;
  await expect(options.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await options.close();
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Conversations' }).click();
  await panel.getByRole('searchbox').fill('plainpuzz');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('searchbox').fill('quokka');
  await expect(panel.getByRole('listitem')).toHaveCount(0);
});

test('who has forgotten the passphrase can delete everything, and begin anew', async ({ panel, kimi }) => {
  test.slow();
  await ask(panel, 'Why are there tides?');
  await settled(panel);
  await turnOn(panel);
  await group(panel).getByRole('button', { name: 'Lock now' }).click();
  await panel.getByRole('button', { name: 'Forgot the passphrase?' }).click();
  await panel.getByRole('button', { name: 'Delete everything' }).click();
  await expect(panel.getByRole('button', { name: 'Save token' })).toBeVisible();
  expect(kimi.requests.length).toBeGreaterThan(0);
  await panel.reload();
  await expect(panel.getByRole('button', { name: 'Save token' })).toBeVisible();
  await expect(turns(panel)).toHaveCount(0);
});

test('a private window shares the lock, since it shares the token', async ({ profile, kimi, site }) => {
  test.slow();
  const sidenote = await launchSidenote({ profile });
  try {
    await provision(sidenote, { settings: settingsFor(kimi.baseUrl), token: SECRET_TOKEN });
    await allowInPrivate(sidenote);
    const own = await openBare(sidenote);
    const usual = await sidenote.openPanel(await sidenote.open(site.url('article.html')));
    await turnOn(usual);
    const hidden = await sidenote.openPanel(await openPrivate(sidenote, own, site.url('docs.html')));
    await ask(hidden, 'Is the token there?');
    await settled(hidden);
    expect(await answerText(hidden)).toBe(fold(kimi.requests.at(-1)!.sent.text));
    await group(usual).getByRole('button', { name: 'Lock now' }).click();
    await expect(usual.getByRole('heading', { name: 'Sidenote is locked' })).toBeVisible();
    await unlock(hidden, PASSPHRASE);
    await expect(composer(hidden)).toBeVisible();
    await expect(composer(usual)).toBeVisible();
  } finally {
    await sidenote.close();
  }
});
