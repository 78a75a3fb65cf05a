import { browser, type Browser } from '#imports';

/** The message of a page's script when the reader presses Escape while a passage is highlighted. */
const ESCAPED = 'passage-escaped';

/** Tells the page's other frames and the panel; called in the page. */
export function tellEscape(): void {
  try {
    browser.runtime.sendMessage(ESCAPED).catch(() => undefined);
  } catch {
    // The extension was updated or removed, and this script is left over.
  }
}

/**
 * Calls `listener` with the tab in which the reader removed the highlight, until the returned function is
 * called.
 */
export function onEscape(listener: (tabId: number) => void): () => void {
  const hear = (message: unknown, { tab }: Browser.runtime.MessageSender) => {
    if (message === ESCAPED && tab?.id !== undefined) listener(tab.id);
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}
