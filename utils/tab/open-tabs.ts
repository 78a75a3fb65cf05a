/** The tabs beside the one in front. */
import { browser } from '#imports';
import { maySeeAllSites } from '../browser/permissions';
import type { DraftTab } from '../chat/draft';
import { viewOf } from './look';

/** A tab of the panel's window that shows a web page. */
export interface OpenTab extends DraftTab {
  /** The browser has not loaded it, or has put it to sleep: there is nothing to read in it yet. */
  readonly isUnloaded: boolean;
  /** Its site is one that the user wants never to be read. */
  readonly isListed: boolean;
}

export interface OpenTabs {
  /** Those whose address we may know, the one used last first. */
  readonly tabs: readonly OpenTab[];
  /** True if there are others, which the user's permission would show. */
  readonly hasHidden: boolean;
}

/** Lists the tabs of the panel's window but the one in front. Nothing in them is read for that. */
export async function openTabs(neverRead: readonly string[]): Promise<OpenTabs> {
  const [all, maySeeAll] = await Promise.all([
    browser.tabs.query({ currentWindow: true, active: false }),
    maySeeAllSites(),
  ]);
  const tabs = all
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))
    .flatMap((tab): readonly OpenTab[] => {
      const view = viewOf(tab, false);
      if (view?.type !== 'readable') return [];
      const { tabId, key, title, site } = view;
      const isUnloaded = tab.discarded || tab.status === 'unloaded';
      return [
        { tabId, key, title, site, isUnloaded, isListed: viewOf(tab, false, neverRead)?.type === 'listed' },
      ];
    });
  return { tabs, hasHidden: !maySeeAll && all.some(({ url }) => !url) };
}
