import { defineContentScript } from '#imports';
import { createPassages } from '@/utils/locate/show-passage';
import { tellClick, tellEscape } from '@/utils/tab/access-signals';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { injectedInto } from '@/utils/tab/injected';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';

/** Provides the functions that show a passage; injected when the user follows an answer back to the page. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    const injected = injectedInto(globalThis);
    // Kept from one injection to the next, so that showing a passage removes the mark of the one before.
    const passages = (injected.passages ??= createPassages(
      document,
      { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot },
      { onEscape: tellEscape, onClick: tellClick },
    ));
    injected.showPassage = passages.show;
    injected.showPassages = passages.showAll;
    injected.hidePassage = passages.hide;
    injected.heedEscape = passages.heedEscape;
  },
});
