import { defineContentScript } from '#imports';
import { anyShadowRoot } from '@/utils/page/access-shadow';
import { injectedInto } from '@/utils/page/injected';
import { captureSelection } from '@/utils/page/selection';
import { PLAIN_SIGHT } from '@/utils/page/sight';

/** Injected when the user points at a page: lays the function ready that reads what is selected. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main() {
    const sight = { ...PLAIN_SIGHT, shadowRootOf: anyShadowRoot };
    injectedInto(globalThis).readSelection = (mayReadFields) =>
      captureSelection(document, { mayReadFields, sight });
  },
});
