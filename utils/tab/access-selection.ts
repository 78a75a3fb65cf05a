import { browser } from '#imports';
import type { SelectionCapture } from '../page/capture';
import { withoutFaceless } from '../text/faceless';
import { callInjected, inject } from './access-injected';

export interface SelectionTarget {
  /** The frame that the user pointed at; without it, the focused one, or one with a selection. */
  readonly frameId?: number;
  /**
   * True if the user pointed at the selection itself: it may then be in a form field or an editor. False by
   * default.
   */
  readonly mayReadFields?: boolean;
}

/** The selection in a tab; null when nothing is selected. Throws when the tab may not be read. */
export async function captureSelection(
  tabId: number,
  { frameId, mayReadFields = false }: SelectionTarget = {},
): Promise<SelectionCapture | null> {
  const frameIds = frameId === undefined ? await likelyFrames(tabId) : [frameId];
  for (const id of frameIds) {
    const target = { tabId, frameIds: [id] };
    await inject(target, 'selection');
    const selection = await callInjected(target, 'readSelection', mayReadFields);
    if (selection) return withoutHiddenWords(selection);
  }
  return null;
}

/** A selection without characters that show nothing. */
function withoutHiddenWords({ text, markdown, headings, around }: SelectionCapture): SelectionCapture {
  return {
    text: withoutFaceless(text),
    ...(markdown !== undefined && { markdown: withoutFaceless(markdown) }),
    headings: headings.map(withoutFaceless),
    around: withoutFaceless(around),
  };
}

/** The frames that may have a selection: the one that has the focus first, then from the page inwards. */
async function likelyFrames(tabId: number): Promise<readonly number[]> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => ({
      // A selection within a shadow tree may look collapsed from outside.
      hasSelection: getSelection()?.type !== 'None',
      isUsed: document.hasFocus() && !document.activeElement?.matches('iframe,frame'),
    }),
    injectImmediately: true,
  });
  return frames
    .filter(({ result }) => result?.hasSelection)
    .toSorted(
      (one, other) =>
        Number(other.result?.isUsed) - Number(one.result?.isUsed) || one.frameId - other.frameId,
    )
    .map(({ frameId }) => frameId);
}
