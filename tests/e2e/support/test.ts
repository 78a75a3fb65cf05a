import { test as base, expect, type Page } from '@playwright/test';
import { createKimiServer, type KimiServer } from '../../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import type { Settings } from '../../../utils/settings.ts';
import { provision, settingsFor } from './commands.ts';
import { launchSidenote, type Sidenote, type SidenoteOptions } from './sidenote.ts';
import { startSite, type Site } from './site.ts';

interface Options {
  /** The token that is saved before the test; null is a fresh install that knows only the server's address. */
  readonly token: string | null;
  /** What differs from the settings of a fresh install. */
  readonly settings: Partial<Settings>;
  /** The language of Sidenote, BCP 47. */
  readonly uiLocale: string | null;
  /** Milliseconds between the server's deltas. */
  readonly pace: number;
  /** Errors in Sidenote's own console that this test brings about on purpose. */
  readonly expectedProblems: RegExp | null;
}

interface Fixtures {
  /** The practice server, and what it was asked. */
  readonly kimi: KimiServer & { readonly baseUrl: string };
  /** Serves tests/fixtures/pages. */
  readonly site: Site;
  /** How that browser is started. */
  readonly launch: SidenoteOptions;
  /** A browser with Sidenote, its settings leading to `kimi`. The test fails when Sidenote's console has errors. */
  readonly sidenote: Sidenote;
  /** The sample article, in the tab in front. */
  readonly article: Page;
  /** The panel beside the article, opened by a click on the toolbar button. */
  readonly panel: Page;
}

/**
 * A test with a browser, an API and a site of its own: tests share nothing, so they run side by side.
 * Choose options with `test.use({ token: null })`.
 */
export const test = base.extend<Options & Fixtures>({
  token: [PRACTICE_TOKEN, { option: true }],
  settings: [{}, { option: true }],
  uiLocale: [null, { option: true }],
  pace: [5, { option: true }],
  expectedProblems: [null, { option: true }],

  kimi: async ({ pace }, use) => {
    const server = createKimiServer({ pace });
    const { baseUrl } = await server.listen();
    await use({ ...server, baseUrl });
    await server.close();
  },

  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },

  launch: async ({ uiLocale }, use) => {
    await use(uiLocale === null ? {} : { locale: uiLocale });
  },

  sidenote: async ({ kimi, token, settings, launch, expectedProblems }, use) => {
    const sidenote = await launchSidenote(launch);
    try {
      const refusal = await provision(sidenote, {
        settings: settingsFor(kimi.baseUrl, settings),
        ...(token !== null && { token }),
      });
      expect(refusal, 'the token is taken').toBeNull();
      await use(sidenote);
    } finally {
      await sidenote.close();
    }
    const problems = sidenote.problems.filter((problem) => !expectedProblems?.test(problem));
    expect(problems, 'errors in Sidenote’s own contexts').toEqual([]);
  },

  article: async ({ sidenote, site }, use) => {
    await use(await sidenote.open(site.url('article.html')));
  },

  panel: async ({ sidenote, article }, use) => {
    await use(await sidenote.openPanel(article));
  },
});

export { expect };
