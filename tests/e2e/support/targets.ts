import type { CDPSession, Page } from '@playwright/test';

/** The browser's facts about a tab, a page or a worker. */
export interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  /** Of tabs. */
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** Everything that the browser runs; without the filter it would leave tabs and workers out. */
export async function targetsOf(browser: CDPSession): Promise<readonly Target[]> {
  // Playwright's types know neither the empty entry, which means "all", nor `embedderData`.
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
  return targetInfos;
}

/** The tab that holds a page: a target of its own, since a tab may hold several pages in its life. */
export async function tabOf(browser: CDPSession, page: Page): Promise<Target> {
  const windowId = await windowOf(browser, await targetIdOf(page));
  for (const target of await targetsOf(browser)) {
    const isCandidate =
      target.type === 'tab' && target.url === page.url() && target.embedderData?.tabActive !== false;
    if (isCandidate && (await windowOf(browser, target.targetId)) === windowId) return target;
  }
  throw new Error(`No active tab shows ${page.url()}.`);
}

export async function targetIdOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

/** The window of a tab or a page, as `chrome.windows` numbers it too. */
export async function windowOf(browser: CDPSession, targetId: string): Promise<number> {
  return (await browser.send('Browser.getWindowForTarget', { targetId })).windowId;
}
