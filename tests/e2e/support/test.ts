import { test as base, expect, type Page } from '@playwright/test';
import { createKimiServer, type KimiServer } from '../../kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../../kimi-server/tokens.ts';
import type { Settings } from '../../../utils/settings/settings.ts';
import { provision, settingsFor } from './commands.ts';
import { createSharedBrowser, type SharedBrowser } from './shared-browser.ts';
import type { SidenoteOptions } from './sidenote-options.ts';
import type { Sidenote } from './sidenote.ts';
import { startSite, type Site } from './site.ts';

interface Options {
  /** The token that is saved before the test; null is a fresh install that knows only the server's address. */
  readonly token: string | null;
  /** The differences from the settings of a fresh install, but for the model: see `USUAL_MODEL`. */
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
  /** Serves them once more, as another site. */
  readonly otherSite: Site;
  /** The options that the browser is started with. */
  readonly launch: SidenoteOptions;
  /** A browser with Sidenote, its settings leading to `kimi`. The test fails when Sidenote's console has errors. */
  readonly sidenote: Sidenote;
  /** The sample article, in the tab in front. */
  readonly article: Page;
  /** The panel beside the article, opened by a click on the toolbar button. */
  readonly panel: Page;
}

/** The model that tests ask unless they say otherwise: test pages can fill its context, and it thinks by default. */
const USUAL_MODEL = 'kimi-k2.6';

interface WorkerFixtures {
  /** The browser that one test after the other uses. */
  readonly browsers: SharedBrowser;
}

/**
 * A test with an API and a site of its own, in a browser that is as good as new: tests are independent, so they run
 * side by side. Choose options with `test.use({ token: null })`.
 */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  browsers: [
    async ({}, use) => {
      const browsers = createSharedBrowser();
      await use(browsers);
      await browsers.close();
    },
    { scope: 'worker' },
  ],

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

  otherSite: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },

  launch: async ({ uiLocale }, use) => {
    await use(uiLocale === null ? {} : { locale: uiLocale });
  },

  sidenote: async ({ browsers, kimi, token, settings, launch, expectedProblems }, use, testInfo) => {
    const sidenote = await browsers.take(launch);
    const refusal = await provision(sidenote, {
      settings: settingsFor(kimi.baseUrl, { model: USUAL_MODEL, ...settings }),
      ...(token !== null && { token }),
    });
    expect(refusal, 'the token is taken').toBeNull();
    await use(sidenote);
    const problems = sidenote.problems.filter((problem) => !expectedProblems?.test(problem));
    if (testInfo.status === testInfo.expectedStatus) await browsers.giveBack(sidenote);
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
