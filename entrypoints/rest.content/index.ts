import { defineContentScript } from '#imports';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { pageKey } from '@/utils/text/page-key';
import { injectedInto } from '@/utils/tab/injected';
import { createLoading } from '@/utils/page/scroll/load-more';
import { createShownItems } from '@/utils/page/scroll/shown-items';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';
import { snapshotOf } from '@/utils/page/dom/snapshot';

/**
 * Provides the functions that load the rest of a page that shows more as it is scrolled; injected when the user asks
 * for it.
 */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    const injected = injectedInto(globalThis);
    const visible = { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot };
    const shown = (injected.shown ??= createShownItems(document, visible, (item) => [
      ...snapshotOf(item, location.href, visible).childNodes,
    ]));

    injected.loadMore = async () => {
      // If the worker died on the way, the next one injects this script again, and goes on with the same loading.
      injected.loading ??= createLoading(document, visible, shown);
      const step = await injected.loading.next();
      if (step.isDone) injected.completed = pageKey(location.href);
      return step;
    };
    injected.endLoading = async () => {
      const { loading } = injected;
      injected.loading = null;
      await loading?.end();
    };
  },
});
