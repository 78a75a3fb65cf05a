import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { ask, changeSettings, composer, settled, textSent } from './support/chat.ts';
import { provision, settingsFor } from './support/commands.ts';
import { allowInPrivate, filesWith, openBare, openPrivate } from './support/private.ts';
import { launchSidenote } from './support/sidenote.ts';
import { expect, test as base } from './support/test.ts';

const NOTICE = 'Not saved: private window';

/** A page of the test's own, whose words stand nowhere else. */
const bodyOf = (word: string) =>
  `<!doctype html><html lang="en"><title>On ${word}</title><main><h1>On ${word}</h1><p>The ${word} is a bird of the far north that nests on cliffs and feeds on small fish all summer long. Its call is heard from afar.</p></main></html>`;

/** A sum over all that is in storage of the extension outside the database: the token is no matter for a report. */
async function sumOfStored(page: Page): Promise<string> {
  const stored = await page.evaluate(async () => {
    const all = await chrome.storage.local.get();
    return JSON.stringify(Object.entries(all).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
  return createHash('sha256').update(stored).digest('hex');
}

const test = base.extend<{ profile: string }>({
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sidenote-private-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },
});

test('nothing of a private window reaches the disk, and it works as usual', async ({
  profile,
  kimi,
  site,
}) => {
  test.slow();
  site.put('kittiwake.html', { body: bodyOf('kittiwakette') });
  site.put('guillemot.html', { body: bodyOf('guillemotte') });
  const sidenote = await launchSidenote({ profile });
  try {
    const refusal = await provision(sidenote, {
      settings: settingsFor(kimi.baseUrl, { model: 'kimi-k2.6' }),
      token: PRACTICE_TOKEN,
    });
    expect(refusal).toBeNull();
    await allowInPrivate(sidenote);
    const own = await openBare(sidenote);

    // A usual window first: it shows that the search finds what is there.
    const usual = await sidenote.openPanel(await sidenote.open(site.url('guillemot.html')));
    await ask(usual, 'Where does it live, in the plainpuzzle?');
    await settled(usual);
    await expect(usual.getByText(NOTICE)).toHaveCount(0);
    const before = await sumOfStored(own);

    const page = await openPrivate(sidenote, own, site.url('kittiwake.html'));
    const panel = await sidenote.openPanel(page);
    await expect(panel.getByText(NOTICE)).toBeVisible();
    await ask(panel, 'Where does it nest, in the secretpuzzle?');
    await settled(panel);
    expect(textSent(kimi), 'the token and the settings are shared').toContain('kittiwakette');
    await ask(panel, 'And why the secondpuzzle?');
    await settled(panel);
    expect(textSent(kimi), 'the conversation goes on').toContain('secretpuzzle');
    await changeSettings(panel, { neverRead: ['hiddenplace.example'], theme: 'dark' });
    await expect(panel.locator('html')).toHaveAttribute('data-theme', 'dark');
    await composer(panel).fill('an unsent draftpuzzle');
    await panel.reload();
    await expect(composer(panel), 'a draft is kept while the window is there').toHaveValue(
      'an unsent draftpuzzle',
    );
    await expect(panel.getByText('And why the secondpuzzle?').first()).toBeVisible();

    expect(await sumOfStored(own), 'no fact of models, no setting, no list is written').toBe(before);
    await usual.reload();
    await usual.getByRole('button', { name: 'Menu' }).click();
    await usual.getByRole('menuitem', { name: 'Conversations' }).click();
    await expect(usual.getByText('plainpuzzle').first()).toBeVisible();
    await expect(usual.getByText('secretpuzzle')).toHaveCount(0);
    await sidenote.quit();

    expect(await filesWith(profile, 'plainpuzzle'), 'the search works').not.toEqual([]);
    expect(await filesWith(profile, 'guillemotte'), 'in page texts too').not.toEqual([]);
    for (const words of ['secretpuzzle', 'secondpuzzle', 'draftpuzzle', 'kittiwake', 'hiddenplace'])
      expect(await filesWith(profile, words), words).toEqual([]);
  } finally {
    await sidenote.close();
  }
});
