import { browser, type Browser } from '#imports';
import type { Barrier, VisibleTab } from './look';
import { dropped } from '../diagnostics/log';

export interface TabFollower {
  /** Looks again at once, as after a permission or a click on our button that changed what we may see. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Calls `onTab` with the active tab of the panel's window, now and whenever it may show another page: tab
 * switched, page navigated, route changed, permission given or taken. `hasMoved` tells a new tab or document
 * from a closer look at the same one. `barrier` finds out why a tab shows no address; for a loading tab the
 * browser still answers about the page before.
 */
export function followTab(
  onTab: (tab: VisibleTab, hasMoved: boolean) => Promise<void>,
  barrier: (tabId: number) => Promise<Barrier | null>,
): TabFollower {
  let looks = 0;
  /**
   * The tab has moved, and the listener was not told yet: a look that comes right after another replaces it.
   */
  let hasNews = false;

  async function look(hasMoved: boolean): Promise<void> {
    const mine = (looks += 1);
    hasNews ||= hasMoved;
    // Queried each time: a panel changes its window when its tab is torn off.
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (!tab) return;
    const kept =
      tab.url || tab.id === undefined || tab.status !== 'complete'
        ? null
        : // Without an answer nothing is known to be in the way: the tab's site is asked for.
          await barrier(tab.id).catch(dropped('page', 'no-answer', null));
    if (mine !== looks) return;
    const isNews = hasNews;
    hasNews = false;
    await onTab({ ...tab, barrier: kept }, isNews);
  }

  const onActivated = () => void look(true);
  const onPermissions = () => void look(false);
  // A hidden page's navigation shows as a status alone; a visible one also brings address and title.
  const onUpdated = (_id: number, change: Browser.tabs.OnUpdatedInfo, tab: Browser.tabs.Tab) => {
    if (!tab.active) return;
    if (change.status === 'loading') void look(true);
    else if (change.url !== undefined || change.title !== undefined || change.status !== undefined)
      void look(false);
  };

  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.permissions.onAdded.addListener(onPermissions);
  browser.permissions.onRemoved.addListener(onPermissions);
  void look(true);

  return {
    look: () => look(false),
    stop() {
      looks += 1;
      browser.tabs.onActivated.removeListener(onActivated);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.permissions.onAdded.removeListener(onPermissions);
      browser.permissions.onRemoved.removeListener(onPermissions);
    },
  };
}
