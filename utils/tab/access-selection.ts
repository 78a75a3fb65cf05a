import type { SelectionCapture } from '../page/capture';
import { callInjected, inAllFrames, inject } from './access-injected';

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
    if (selection) return selection;
  }
  return null;
}

/** The frames that may have a selection: the one that has the focus first, then from the page inwards. */
async function likelyFrames(tabId: number): Promise<readonly number[]> {
  const frames = await inAllFrames(tabId, () => ({
    // A selection within a shadow tree may look collapsed from outside.
    hasSelection: getSelection()?.type !== 'None',
    // Nothing is asked of the element itself: a page names the fields of a form as it likes.
    isUsed:
      document.hasFocus() &&
      !(document.activeElement instanceof HTMLIFrameElement) &&
      !(document.activeElement instanceof HTMLFrameElement),
  }));
  return frames
    .filter(({ result }) => result?.hasSelection)
    .toSorted(
      (one, other) =>
        Number(other.result?.isUsed) - Number(one.result?.isUsed) || one.frameId - other.frameId,
    )
    .map(({ frameId }) => frameId);
}
