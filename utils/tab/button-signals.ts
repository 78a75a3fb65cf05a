/** Messages between the background and the script of the selection button. Nothing of the page is in them. */
import { browser, type Browser } from '#imports';

/** The buttons beside a selection; `off` is for the site. */
export type ButtonPress = (typeof PRESSES)[number];

const PRESSES = ['ask', 'explain', 'translate', 'off'] as const;

const PRESSED = 'selection-button ';
const ENDED = 'selection-button-ended';

/** Tells the background of a click; called in the page, in the same turn as the click. Throws in a script that is left over from an older version. */
export function tellPress(press: ButtonPress): void {
  browser.runtime.sendMessage(PRESSED + press).catch(() => undefined);
}

/** Calls `listener` with a press and its tab, in the same turn as the message: so it counts as the user's gesture. */
export function onPress(listener: (press: ButtonPress, tab: Browser.tabs.Tab, url: string) => void): void {
  // Only this extension's own scripts and pages reach this event, and only scripts in pages have a tab.
  browser.runtime.onMessage.addListener((message: unknown, { id, tab, url }) => {
    const press = PRESSES.find((one) => PRESSED + one === message);
    if (press !== undefined && tab && url !== undefined && id === browser.runtime.id)
      listener(press, tab, url);
  });
}

/** Ends the button in a tab. */
export async function tellEnd(tabId: number): Promise<void> {
  // Most tabs have none.
  await browser.tabs.sendMessage(tabId, ENDED).catch(() => undefined);
}

/** Calls `listener` when the button is to end; called in the page. */
export function onEnd(listener: () => void): () => void {
  const listen = (message: unknown) => {
    if (message === ENDED) listener();
  };
  browser.runtime.onMessage.addListener(listen);
  return () => browser.runtime.onMessage.removeListener(listen);
}
