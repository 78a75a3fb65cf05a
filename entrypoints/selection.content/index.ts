import { defineContentScript } from '#imports';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { injectedInto } from '@/utils/tab/injected';
import { captureSelection } from '@/utils/page/select/selection';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';

/** Injected when the user points at a page: lays the function ready that reads what is selected. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main() {
    const visible = { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot };
    injectedInto(globalThis).readSelection = (mayReadFields) =>
      captureSelection(document, { mayReadFields, visible });
  },
});
