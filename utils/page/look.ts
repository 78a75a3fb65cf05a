/** What a panel may know of the tab beside it, without running anything in the page. */
import type { ClosedReason, PageView } from './view';
import { pageKey, siteOf } from './identity';

/** The parts of a tab that decide; address and title are there only if the tab may be read. */
export interface VisibleTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
}

const STORES =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(?:[/?#]|$)/u;

/**
 * The view of a tab. `isRefused` says that the user pointed us at it and the browser still said no: that
 * closes a tab whose address is hidden. One that shows its address may be read, whatever went wrong once.
 */
export function viewOf(tab: VisibleTab, isRefused: boolean): PageView | null {
  const { id: tabId, url } = tab;
  if (tabId === undefined) return null;
  if (!url) return isRefused ? { type: 'closed', tabId, reason: 'browser-page' } : { type: 'hidden', tabId };
  const reason = closedReason(url, isRefused);
  if (reason) return { type: 'closed', tabId, reason };
  return { type: 'readable', tabId, url, title: tab.title || url, site: siteOf(url), key: pageKey(url) };
}

function closedReason(url: string, isRefused: boolean): ClosedReason | null {
  if (STORES.test(url)) return 'store';
  if (/^file:/iu.test(url)) return isRefused ? 'file' : null;
  if (!/^https?:/iu.test(url)) return 'browser-page';
  return null;
}
