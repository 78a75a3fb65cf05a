import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findOrInstallBrowser } from '../../../scripts/browser.ts';
import { attach } from './attached.ts';
import { startChromium } from './chromium.ts';
import { extensionIdOf } from './extension-id.ts';
import { localisedCopy } from './localised-copy.ts';
import { clickToolbarButton, findPanel } from './panel.ts';
import { watchProblems } from './problems.ts';
import { clean } from './clean.ts';
import type { SidenoteOptions } from './sidenote-options.ts';
import { targetsOf } from './targets.ts';
import { attachToWorker, killWorkers, workersOf } from './worker.ts';

/** The build that may also connect to a server on 127.0.0.1. */
export const PRACTICE_BUILD = fileURLToPath(new URL('../../../.output/chrome-mv3-practice', import.meta.url));

export type Sidenote = Awaited<ReturnType<typeof launchIn>>;

/** A real browser with Sidenote in it. `close` it, whatever happens. */
export async function launchSidenote(options: SidenoteOptions = {}): Promise<Sidenote> {
  const { profile } = options;
  if (profile !== undefined) return launchIn(profile, options, () => Promise.resolve());
  const temporary = await mkdtemp(join(tmpdir(), 'sidenote-'));
  // The last of the browser's processes may still be writing.
  const remove = () => rm(temporary, { recursive: true, force: true, maxRetries: 10 });
  try {
    return await launchIn(temporary, options, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function launchIn(profile: string, options: SidenoteOptions, remove: () => Promise<void>) {
  const build = options.extension ?? PRACTICE_BUILD;
  const copy = join(profile, 'localised');
  if (options.locale) await localisedCopy(build, options.locale, copy);
  const extension = realpathSync(options.locale ? copy : build);
  const extensionId = extensionIdOf(extension);
  const origin = `chrome-extension://${extensionId}`;
  const problems: string[] = [];
  const viewers = new Set<Browser>();
  let chromium = await begin();
  let isWorn = false;
  let connection = await connect().catch(async (error: unknown) => {
    await chromium.kill();
    throw error;
  });

  function begin() {
    const { headless = true } = options;
    const executablePath = findOrInstallBrowser(console.error);
    return startChromium({ ...options, executablePath, profile, extension, headless });
  }

  async function connect() {
    const browser = await chromium.connect();
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no window.');
    const session = await browser.newBrowserCDPSession();
    await watchProblems(session, origin, problems);
    return { browser, context, session };
  }

  /** For a panel: see `findPanel`. */
  async function connectViewer() {
    const viewer = await chromium.connect();
    viewers.add(viewer);
    viewer.once('disconnected', () => viewers.delete(viewer));
    return viewer;
  }

  /** The browser, for tests that end it or let it go. */
  function worn() {
    isWorn = true;
    return chromium;
  }

  function disconnect() {
    return Promise.all([connection.browser, ...viewers].map((browser) => browser.close()));
  }

  async function detach() {
    worn();
    await disconnect();
  }

  const sidenote = {
    extensionId,
    /** The address of one of the extension's own pages, such as `options.html`. */
    addressOf: (path: string) => `${origin}/${path}`,
    /** The errors in the extension's own contexts so far: uncaught ones and `console.error`. */
    problems: problems as readonly string[],
    /** The tabs. Another one after `detached` and `relaunch`. */
    get context(): BrowserContext {
      return connection.context;
    },
    /** True if it was ended or left to itself since it started: then `clean` does not make it as good as new. */
    get isWorn(): boolean {
      return isWorn;
    },
    /** Closes and removes all that a test left: the browser is as new, and Sidenote as just installed. */
    async clean(): Promise<void> {
      await clean(connection.session, origin);
      problems.length = 0;
      await disconnect();
      connection = await connect();
    },
    /** Resolves when the browser has ended by itself or by the user's hand. */
    get ended(): Promise<void> {
      return chromium.ended;
    },

    /** A new tab, in front. */
    async open(url: string): Promise<Page> {
      const page = await connection.context.newPage();
      await page.goto(url);
      return page;
    },
    /** A new window with one tab. */
    async openWindow(url: string): Promise<Page> {
      const opened = connection.context.waitForEvent('page');
      await connection.session.send('Target.createTarget', { url, newWindow: true });
      const page = await opened;
      await page.waitForURL(url);
      return page;
    },
    clickToolbarButton: (page: Page) => clickToolbarButton(connection.session, extensionId, page),
    /** Clicks the toolbar button over `page`; the panel that opens, or is open already, beside it. */
    async openPanel(page: Page): Promise<Page> {
      await sidenote.clickToolbarButton(page);
      return sidenote.panelBeside(page);
    },
    /** The panel that is open beside `page`, or is about to open. */
    panelBeside: (page: Page) =>
      findPanel(connection.session, connectViewer, `${origin}/sidepanel.html`, page),
    /** Closes a panel as its own button does: its document is gone. */
    async closePanel(panel: Page): Promise<void> {
      const closed = panel.waitForEvent('close');
      // The answer may be lost with the document.
      await panel.evaluate(() => window.close()).catch(() => undefined);
      await closed;
    },

    /** Ends the background worker at once, as the browser does with an idle one. */
    killWorker: () => killWorkers(connection.session, origin),
    /** A debugger for the background worker that runs just now, see `Attached`. */
    attachToWorker: () => attachToWorker(connection.session, origin),
    /** Everything that the browser runs. */
    targets: () => targetsOf(connection.session),
    /** A debugger for any other target, by the id that `targetIdOf` gives. */
    attachTo: (targetId: string) => attach(connection.session, targetId),
    /** True if the background worker runs at the moment. */
    isWorkerAlive: async () => (await workersOf(connection.session, origin)).length > 0,

    /** The same, seen without a debugger: inside `detached`. */
    isWorkerAwake: async () =>
      (await chromium.look()).some(({ type, url }) => type === 'service_worker' && url.startsWith(origin)),

    /** Takes the debugger away, for good: the browser is the user's alone. */
    detach,
    /**
     * Does `work` with no debugger attached, for a debugger keeps a worker alive. Pages from before are useless
     * afterwards: take them from `context` and `panelBeside`.
     */
    async detached(work: () => Promise<void>): Promise<void> {
      await detach();
      try {
        await work();
      } finally {
        connection = await connect();
      }
    },
    /** Ends the browser as a crash would. */
    kill: () => worn().kill(),
    /** Halts the browser as a machine that is put to sleep does; `resume` wakes it. */
    pause: () => chromium.pause(),
    resume: () => chromium.resume(),
    /** Ends the browser as a user would. */
    quit: () => worn().quit(),
    /** Starts the browser again, with the same profile. */
    async relaunch(): Promise<void> {
      await worn().kill();
      chromium = await begin();
      connection = await connect();
    },
    /** Ends the browser and removes what it left. */
    async close(): Promise<void> {
      await chromium.kill();
      await remove();
    },
  };
  return sidenote;
}
