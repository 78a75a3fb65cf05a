/** The panel's knowledge of the tab beside it, without running anything in the page. */
import type { ClosedReason, PageView } from '../page/page-view';
import { hostsCovering } from '../text/hosts';
import { pageKey, siteOf } from '../text/page-key';

/** The reason why a tab is closed to us, other than that the user has not allowed it yet. */
export type Barrier = Exclude<ClosedReason, 'file'>;

/**
 * Reads the barrier from the browser's error message, in the words of Chromium 156
 * (extensions/common/manifest_constants.cc); null for a refusal that only means a missing permission.
 */
export function barrierIn(refusal: string): Barrier | null {
  if (/extensions gallery/iu.test(refusal)) return 'store';
  return /^Cannot access an? [\w-]+:(?:\/\/)? URL/iu.test(refusal) ? 'browser-page' : null;
}

/** The properties of a tab that decide; address and title are there only if the tab may be read. */
export interface VisibleTab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** The reason why the tab does not show its address, where that is known. */
  readonly barrier?: Barrier | null;
}

const STORES =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(?:[/?#]|$)/u;

/**
 * The view of a tab. `isRefused` means that the user pointed us at it and the browser still refused: that
 * closes a tab whose address is hidden. A tab that shows its address may be read, whatever went wrong once, unless it
 * is of one of the hosts `neverRead`.
 */
export function viewOf(
  tab: VisibleTab,
  isRefused: boolean,
  neverRead: readonly string[] = [],
): PageView | null {
  const { id: tabId, url, barrier } = tab;
  if (tabId === undefined) return null;
  if (!url) {
    // For a page without a name, only the user's click tells whether it may be read.
    const reason = isRefused && barrier !== 'store' ? 'browser-page' : barrier;
    return reason ? { type: 'closed', tabId, reason } : { type: 'hidden', tabId };
  }
  const reason = closedReason(url, isRefused);
  if (reason) return { type: 'closed', tabId, reason };
  const hosts = hostsCovering(url, neverRead);
  if (hosts.length > 0) return { type: 'listed', tabId, hosts };
  return { type: 'readable', tabId, url, title: tab.title || url, site: siteOf(url), key: pageKey(url) };
}

function closedReason(url: string, isRefused: boolean): ClosedReason | null {
  if (STORES.test(url)) return 'store';
  if (/^file:/iu.test(url)) return isRefused ? 'file' : null;
  if (!/^https?:/iu.test(url)) return 'browser-page';
  return null;
}
