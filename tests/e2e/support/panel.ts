import type { Browser, CDPSession, Page } from '@playwright/test';
import { tabOf, targetIdOf, targetsOf, windowOf } from './targets.ts';
import { until } from './until.ts';

/**
 * Clicks Sidenote's toolbar button while `page` is the active tab. It grants `activeTab` for that tab
 * exactly as a hand does.
 */
export async function clickToolbarButton(
  browser: CDPSession,
  extensionId: string,
  page: Page,
): Promise<void> {
  await page.bringToFront();
  const { targetId } = await until('the tab to come to the front', () =>
    tabOf(browser, page).catch(() => null),
  );
  // Too new for Playwright's types.
  const send = browser.send as (method: string, params: object) => Promise<unknown>;
  await send.call(browser, 'Extensions.triggerAction', { id: extensionId, targetId });
}

/**
 * The side panel beside `page`, as a page of its own. A connection sees only those panels that were
 * open when it was made, so this makes one, and closes it with the panel.
 */
export async function findPanel(
  browser: CDPSession,
  connect: () => Promise<Browser>,
  address: string,
  page: Page,
): Promise<Page> {
  const windowId = await windowOf(browser, await targetIdOf(page));
  return until(`the panel beside ${page.url()}`, async () => {
    const targets = await targetsOf(browser);
    if (!targets.some(({ type, url }) => type === 'page' && url.startsWith(address))) return null;
    const viewer = await connect();
    for (const candidate of viewer.contexts().flatMap((context) => context.pages())) {
      if (candidate.url().startsWith(address) && (await windowIdOf(candidate)) === windowId) {
        candidate.once('close', () => void viewer.close());
        return candidate;
      }
    }
    await viewer.close();
    return null;
  });
}

/** The window that an extension page is in; null while it is loading or closing. */
async function windowIdOf(page: Page): Promise<number | null> {
  try {
    return await page.evaluate(async () => {
      // A page of ours in a tab is no panel.
      if (await chrome.tabs.getCurrent()) return null;
      return (await chrome.windows.getCurrent()).id ?? null;
    });
  } catch {
    return null;
  }
}
