import { defineContentScript } from '#imports';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { pageKey } from '@/utils/text/identity';
import { injectedInto } from '@/utils/tab/injected';
import { createLoading } from '@/utils/page/scroll/load-more';
import { createShownItems } from '@/utils/page/scroll/shown-items';
import { PLAIN_SIGHT } from '@/utils/page/dom/sight';
import { snapshotOf } from '@/utils/page/dom/snapshot';

/** Injected when the user asks for the rest of a page that shows more as it is scrolled. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main() {
    const injected = injectedInto(globalThis);
    const sight = { ...PLAIN_SIGHT, shadowRootOf: anyShadowRoot };
    const shown = (injected.shown ??= createShownItems(document, sight, (item) => [
      ...snapshotOf(item, location.href, sight).childNodes,
    ]));

    injected.loadMore = async () => {
      // A worker that died on the way comes again with a script of its own.
      injected.loading ??= createLoading(document, sight, shown);
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
