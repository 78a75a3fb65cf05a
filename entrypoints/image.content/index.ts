import { defineContentScript } from '#imports';
import { readImage } from '@/utils/picture/read-image';
import { injectedInto } from '@/utils/tab/injected';

/** Provides the function that reads an image of a page; injected when the user points at one. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    injectedInto(globalThis).readImage = (url) => readImage(document, url);
  },
});
