import { defineContentScript } from '#imports';
import { markRegion } from '@/utils/picture/mark-region';
import { injectedInto } from '@/utils/tab/injected';

/** Provides the layer in which the user marks a part of the page; injected when they ask for it. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    const injected = injectedInto(globalThis);
    injected.markRegion = async (words) => {
      // One at a time: the one before ends without a region.
      injected.pressRegionKey?.('Escape', false);
      const { region, press } = markRegion(document, words);
      injected.pressRegionKey = press;
      return region;
    };
  },
});
