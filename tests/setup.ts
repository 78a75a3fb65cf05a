/** The state that every test file begins with: one worker serves one file after the other. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

globalThis.indexedDB = new IDBFactory();
if ('document' in globalThis) {
  for (const element of [document.documentElement, document.head, document.body])
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  document.head.replaceChildren();
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
}

beforeEach(() => fakeBrowser.reset());

// A clock that a test stopped would stay stopped for all that follow. Fakes over the clock go first, since they would
// bring the stopped one back.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
