import { browser, type Browser } from '#imports';

/** What the script in a page tells when the reader pressed Escape while a passage was highlighted. */
const ESCAPED = 'passage-escaped';

/** In the page: its other frames and the panel are to know. */
export function tellEscape(): void {
  try {
    browser.runtime.sendMessage(ESCAPED).catch(() => undefined);
  } catch {
    // The extension was updated or removed, and left this script behind.
  }
}

/** Calls `listener` with the tab in which the reader took the highlight away, until what it gives is called. */
export function onEscape(listener: (tabId: number) => void): () => void {
  const hear = (message: unknown, { tab }: Browser.runtime.MessageSender) => {
    if (message === ESCAPED && tab?.id !== undefined) listener(tab.id);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
