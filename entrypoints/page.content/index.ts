import { defineContentScript } from '#imports';
import { injectedInto } from '@/utils/tab/injected';
import { readFrame, readDocument } from '@/utils/tab/read-document';

/**
 * Injected when the panel asks for the page: lays the functions ready that read it. They run when they are
 * called, and touch nothing of the page's.
 */
export default defineContentScript({
  registration: 'runtime',
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main() {
    Object.assign(injectedInto(globalThis), { readDocument, readFrame });
  },
});
