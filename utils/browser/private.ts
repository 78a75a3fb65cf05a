import { browser } from '#imports';

/**
 * True in a private window, and in the worker behind private windows: both are apart from the others, and their
 * database is in memory.
 */
export function isPrivate(): boolean {
  return browser.extension?.inIncognitoContext ?? false;
}
