import type { PanelState } from '@/utils/panel/panel-state';
import type { PanelStore } from '@/utils/panel/panel-store';
import type { TimedGesture } from '@/utils/protocol/messaging';

/**
 * Tells whether a press of our button, or of its shortcut, has nothing to bring: the panel stood open and showed that
 * very page. Then the user wants it closed. A press that brings a selection, or lets the panel see a page that was
 * hidden from it, is no such press.
 */
export function createSecondPress({ getState, subscribe }: Pick<PanelStore, 'getState' | 'subscribe'>) {
  let view = viewIn(getState());
  let since = Date.now();
  subscribe((state) => {
    const next = viewIn(state);
    if (next !== view) since = Date.now();
    view = next;
  });

  return ({ at, action, selection, isReadable }: TimedGesture, tabId: number): boolean =>
    since < at &&
    action === 'ask' &&
    selection === null &&
    view === (isReadable ? 'readable ' : 'closed ') + tabId;
}

/** How the panel sees the tab: its kind of page and its id. */
function viewIn({ page }: PanelState): string {
  return page ? `${page.type} ${page.tabId}` : '';
}
