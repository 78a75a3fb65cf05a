import type { PanelState } from '@/utils/panel/panel-state';
import type { PanelStore } from '@/utils/panel/panel-store';
import type { TimedGesture } from '@/utils/protocol/gesture';

/**
 * Recognises a press of our button, or of its shortcut, that has nothing to bring: the panel was open and showed that
 * very page, so the user wants it closed. A press that brings a selection, or lets the panel see a page that was hidden
 * from it, is no such press.
 */
export function createSecondPress({ getState, subscribe }: Pick<PanelStore, 'getState' | 'subscribe'>) {
  let view = viewIn(getState());
  let since = Date.now();
  subscribe((state) => {
    const next = viewIn(state);
    if (next !== view) since = Date.now();
    view = next;
  });

  return ({ at, action, selection, picture, isReadable }: TimedGesture, tabId: number): boolean =>
    since < at &&
    action === 'ask' &&
    selection === null &&
    picture === undefined &&
    view === (isReadable ? 'readable ' : 'closed ') + tabId;
}

/** The panel's view of the tab: its kind of page and its id. */
function viewIn({ page }: PanelState): string {
  return page ? `${page.type} ${page.tabId}` : '';
}
