import { defineContentScript } from '#imports';
import type { SelectionCapture } from '@/utils/page/capture';
import { captureSelection } from '@/utils/page/selection';

/** Injected when the panel asks what is selected. Gives it to `executeScript`, and leaves nothing behind. */
export default defineContentScript({
  registration: 'runtime',
  globalName: true,
  // The page need not hear of it.
  noScriptStartedPostMessage: true,
  main(): SelectionCapture | null {
    return captureSelection(document);
  },
});
