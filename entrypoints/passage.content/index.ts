import { defineContentScript } from '#imports';
import { createPassages } from '@/utils/locate/show-passage';
import { tellEscape } from '@/utils/tab/access-escape';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { injectedInto } from '@/utils/tab/injected';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';

/** Injected when the user follows an answer back to the page: lays the functions ready that show a passage. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main() {
    const injected = injectedInto(globalThis);
    // Whoever shows the next passage takes away the mark of the one before.
    const passages = (injected.passages ??= createPassages(
      document,
      { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot },
      tellEscape,
    ));
    injected.showPassage = passages.show;
    injected.hidePassage = passages.hide;
    injected.heedEscape = passages.heedEscape;
  },
});
