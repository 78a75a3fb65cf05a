import { browser } from '#imports';
import { pageKey } from '../text/page-key';

/**
 * Brings the tab with a page to the front and returns its id; null where no tab of the panel's window is
 * known to show it. The browser does not say what tabs show that may not be read.
 */
export async function goToTab(key: string): Promise<number | null> {
  const tabs = await browser.tabs.query({ currentWindow: true });
  const id = tabs.find(({ url }) => url !== undefined && pageKey(url) === key)?.id;
  if (id === undefined) return null;
  await browser.tabs.update(id, { active: true });
  return id;
}
