import type { Page } from '@playwright/test';
import { PRACTICE_TOKEN } from '../kimi-server/tokens.ts';
import { answerText, ask, composer, settled, textSent } from './support/chat.ts';
import { createOrganisation, whyNoRules } from './support/organisation.ts';
import { expect, test as base } from './support/test.ts';

const SET = 'Set by your organisation';
const HINT = 'Your token is at https://intranet.example.com/kimi';

interface Rules {
  /** The rules beside the address, which is the practice server's. */
  readonly rules: Readonly<Record<string, unknown>>;
}

/** A test in a browser with an administrator's rules, read from the files that Chromium reads them from. */
const test = base.extend<Rules>({
  rules: [{}, { option: true }],
  token: null,
  launch: async ({ rules, kimi, site }, use) => {
    const why = await whyNoRules();
    // The browser reads rules from one folder of the system only, which not everybody may write to.
    base.skip(why !== null, why ?? '');
    const organisation = await createOrganisation({ baseUrl: kimi.baseUrl, ...rules });
    await use({ extension: organisation.extension, hosts: { 'bank.example': site.host } });
    await organisation.remove();
  },
});

async function openSettings(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Menu' }).click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(panel.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
}

test.describe('with a token and limits', () => {
  test.use({
    rules: {
      token: PRACTICE_TOKEN,
      models: ['kimi-k2.5', 'kimi-k2.6'],
      blockedSites: ['bank.example'],
      featuresOff: ['export', 'lookups', 'temporary'],
      retentionDays: 30,
    },
  });

  test('a user asks at once, is read no blocked site, and sees what is ruled', async ({
    panel,
    kimi,
    sidenote,
  }) => {
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    expect(await answerText(panel)).not.toBe('');
    expect(textSent(kimi)).toContain('The Moon pulls on the sea.');

    await panel.getByRole('button', { name: 'Menu' }).click();
    await expect(panel.getByRole('menuitem', { name: 'Settings' })).toBeVisible();
    await expect(panel.getByRole('menuitem', { name: 'Temporary conversation' })).toHaveCount(0);
    await panel.keyboard.press('Escape');

    await openSettings(panel);
    await expect(panel.getByRole('textbox', { name: 'API address' })).toBeDisabled();
    await expect(panel.getByRole('button', { name: 'Export…' })).toBeDisabled();
    await expect(panel.getByText(/deleted 30 days after/)).toBeVisible();
    await expect(panel.getByText(SET).first()).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Replace' })).toHaveCount(0);
    await panel.getByRole('button', { name: 'Back' }).click();

    const bank = await sidenote.open('http://bank.example/article.html');
    const beside = await sidenote.openPanel(bank);
    await ask(beside, 'What is my balance?');
    await settled(beside);
    const last = JSON.stringify(kimi.requests.at(-1)?.body);
    expect(last).toContain('What is my balance?');
    expect(last).not.toContain('The Moon pulls on the sea.');
  });
});

test.describe('with a token that each user has', () => {
  test.use({ rules: { tokenHint: HINT, models: ['kimi-k2.5'] } });

  test('a user is told where to get it, and asks the ruled model', async ({ panel, kimi }) => {
    await expect(panel.getByText(HINT)).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Use another API address' })).toHaveCount(0);
    await panel.getByLabel(/^Token for/).fill(PRACTICE_TOKEN);
    await panel.getByRole('button', { name: 'Save token' }).click();
    await expect(composer(panel)).toBeVisible();
    await ask(panel, 'What causes spring tides?');
    await settled(panel);
    expect(kimi.requests.at(-1)?.body).toMatchObject({ model: 'kimi-k2.5' });
  });
});
