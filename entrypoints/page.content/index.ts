import { defineContentScript } from '#imports';
import { injectedInto } from '@/utils/tab/injected';
import { readFrame, readDocument } from '@/utils/tab/read-document';

/**
 * Provides the functions that read the page; injected when the panel asks for it. They run when called, and leave the
 * page's own data alone.
 */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    Object.assign(injectedInto(globalThis), { readDocument, readFrame });
  },
});
