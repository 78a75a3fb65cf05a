import { browser } from '#imports';
import { maySeeAllSites } from '../browser/permissions';
import { barrierIn, type Barrier } from './look';

/**
 * Finds out why a tab that does not show its address is closed to us. Removes a style sheet that does not
 * exist: the browser's error says what kind of page it is, and nothing happens in a page that allows it.
 */
export async function barrierOf(tabId: number): Promise<Barrier | null> {
  try {
    await browser.scripting.removeCSS({ target: { tabId }, css: 'sidenote {}' });
    return null;
  } catch (error) {
    const barrier = barrierIn(error instanceof Error ? error.message : String(error));
    return barrier ?? ((await maySeeAllSites()) ? 'unnamed' : null);
  }
}
