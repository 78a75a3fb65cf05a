import { defineContentScript } from '#imports';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { injectedInto } from '@/utils/tab/injected';
import { captureSelection } from '@/utils/page/select/selection';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';

/** Provides the function that reads the selection; injected when the user points Sidenote at a page. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    const visible = { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot };
    injectedInto(globalThis).readSelection = (mayReadFields) =>
      captureSelection(document, { mayReadFields, visible });
  },
});
