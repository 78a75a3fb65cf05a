import { defineContentScript } from '#imports';
import type { PageCapture } from '@/utils/page/capture';
import { extractPage } from '@/utils/page/extract';

/** Injected when the panel asks for the page. Gives what was read to `executeScript`, and leaves nothing behind. */
export default defineContentScript({
  registration: 'runtime',
  // Without a global, WXT's build returns nothing from the script.
  globalName: true,
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main(): PageCapture {
    const { contentType } = document;
    return { url: location.href, contentType, ...extractPage(document, location.href) };
  },
});
