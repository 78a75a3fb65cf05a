/** Messages of a page's script about the passages that are highlighted there: the only ones that it sends. */
import { browser, type Browser } from '#imports';

/** The reader pressed Escape. */
const ESCAPED = 'passage-escaped';

/** The reader clicked a highlight, whose number follows: its place among those shown, from 0. */
const CLICKED = /^passage-clicked (\d{1,5})$/;

/** Tells the page's other frames and the panel; called in the page. */
export const tellEscape = (): void => tell(ESCAPED);

/** Tells the panel; called in the page. */
export const tellClick = (nth: number): void => tell(`passage-clicked ${nth}`);

function tell(message: string): void {
  try {
    browser.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    // The extension was updated or removed, and this script is left over.
  }
}

/**
 * Calls `listener` with the tab in which the reader removed the highlight, until the returned function is
 * called.
 */
export const onEscape = (listener: (tabId: number) => void): (() => void) =>
  onSignal((message, tabId) => message === ESCAPED && listener(tabId));

/** The same for a click on a highlight, with its number. */
export const onPassageClick = (listener: (tabId: number, nth: number) => void): (() => void) =>
  onSignal((message, tabId) => {
    const nth = CLICKED.exec(message)?.[1];
    if (nth !== undefined) listener(tabId, Number(nth));
  });

function onSignal(hear: (message: string, tabId: number) => unknown): () => void {
  // Only this extension's own scripts and pages reach this event, and only scripts in pages have a tab.
  const listen = (message: unknown, { tab }: Browser.runtime.MessageSender) => {
    if (typeof message === 'string' && tab?.id !== undefined) hear(message, tab.id);
  };
  browser.runtime.onMessage.addListener(listen);
  return () => browser.runtime.onMessage.removeListener(listen);
}
