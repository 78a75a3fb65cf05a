import { browser } from '#imports';

/** The sender of a message or a port, as far as the browser tells. */
export interface Sender {
  readonly id?: string;
  readonly url?: string;
}

/**
 * True if a message or a port comes from one of our own pages. A content script has our id too, but the
 * address of the page it runs in.
 */
export function isOurs(sender: Sender | undefined): boolean {
  return sender?.id === browser.runtime.id && (sender.url?.startsWith(browser.runtime.getURL('/')) ?? false);
}
