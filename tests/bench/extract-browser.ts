import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import * as v from 'valibot';
import { findBrowser } from '../../scripts/browser.ts';

/** The longest reading of a page, in milliseconds; after that it has failed. */
const TIMEOUT = 30_000;

/** The policy that shows a page as it was served and nothing else: no script runs, and nothing is fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:";

const Reading = v.object({
  markdown: v.string(),
  milliseconds: v.number(),
  mutated: v.boolean(),
  /** As the page declares it. */
  language: v.string(),
});

/** A reader's result for a page. */
export type Reading = v.InferOutput<typeof Reading>;

/** A Chromium that shows one page after another. */
export interface PageBrowser {
  /** Opens a page at its address. Throws when it does not come up. */
  readonly open: (url: string, body: Buffer) => Promise<void>;
  /** Runs a reader's script on the live DOM, in a world of its own like a content script. */
  readonly read: (code: string) => Promise<Reading | Error>;
  /** The JSON value of an expression there, after a script; waits for it. Throws what they throw. */
  readonly run: (code: string, expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts the Chromium that the extension is tested with. Throws when there is none. */
export async function startBrowser(): Promise<PageBrowser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: `npm start` installs one.');
  // Pages that are gone must not be kept alive.
  const launch = () => chromium.launch({ executablePath, args: ['--disable-features=BackForwardCache'] });
  // Playwright would only close the browser, and the next page start another.
  process.once('SIGTERM', () => process.exit(143));
  let browser = await launch();
  let tab: Tab | null = null;
  return {
    async open(url, body) {
      // A page may take the whole browser down.
      if (!browser.isConnected()) [browser, tab] = [await launch(), null];
      tab ??= await openTab(browser);
      const { page, serve } = tab;
      serve(body);
      try {
        await page.goto(url, { waitUntil: 'domcontentloaded', timeout: TIMEOUT });
      } catch (error) {
        // The next page gets a tab that is not stuck.
        tab = null;
        await page.close().catch(() => undefined);
        throw error;
      }
    },
    async read(code) {
      return tab ? read(tab.session, code) : new Error('No page is open.');
    },
    async run(code, expression) {
      if (!tab) throw new Error('No page is open.');
      return run(tab.session, code, expression);
    },
    close: () => browser.close(),
  };
}

interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  /** Sets the body that the next navigation gets. */
  readonly serve: (body: Buffer) => void;
}

async function openTab(browser: Browser): Promise<Tab> {
  // A page that scrolls smoothly draws each step of the way.
  const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' });
  let served: Buffer | null = null;
  await page.route('**/*', async (route) => {
    if (!route.request().isNavigationRequest()) return route.abort();
    // A page that sends itself elsewhere stays.
    if (!served) return route.fulfill({ status: 204 });
    const body = served;
    served = null;
    return route.fulfill({ body, headers: headersOf(body) });
  });
  const session = await page.context().newCDPSession(page);
  return { page, session, serve: (body) => (served = body) };
}

/**
 * The headers of a page. Old pages were saved as UTF-8 whatever they declare; for others the browser finds the
 * encoding.
 */
function headersOf(body: Buffer): Record<string, string> {
  const charset = isUtf8(body) ? '; charset=utf-8' : '';
  return { 'content-type': `text/html${charset}`, 'content-security-policy': POLICY };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function read(session: CDPSession, code: string): Promise<Reading | Error> {
  try {
    return v.parse(Reading, await run(session, code, `(${measured.toString()})()`));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function run(session: CDPSession, code: string, expression: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const where = { contextId: world.executionContextId, timeout: TIMEOUT, returnByValue: true };
  await session.send('Runtime.evaluate', { ...where, expression: code });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    ...where,
    expression,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Its source runs in the page's isolated world. */
declare const reader: { readonly read: (document: Document, url: string) => string };

function measured(): Reading {
  const { documentElement: root } = document;
  const before = root.outerHTML;
  const start = performance.now();
  const markdown = reader.read(document, location.href);
  const milliseconds = performance.now() - start;
  return { markdown, milliseconds, mutated: root.outerHTML !== before, language: root.lang };
}
