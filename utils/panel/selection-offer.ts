import type { StoreApi } from 'zustand/vanilla';
import { dropped } from '../diagnostics/log';
import type { Client } from '../protocol/client';
import type { SelectionAsSent } from '../tab/selection-as-sent';
import type { PanelState } from './panel-state';

/**
 * Offers what is selected on the page beside the panel. It is part of a question only once the user takes it, and is
 * offered once: a selection that was taken or declined may stay on the page for long.
 */
export function createSelectionOffer(store: StoreApi<PanelState>, commands: Pick<Client, 'selectionIn'>) {
  /** The text that was taken or declined last; null once something else is selected. */
  let passed: string | null = null;
  let isLooking = false;

  store.subscribe(({ draft, page }, before) => {
    const { selection } = draft;
    if (selection && selection !== before.draft.selection) {
      passed = selection.text;
      store.setState({ offered: null });
    }
    if (page !== before.page && idOf(page) !== idOf(before.page) && store.getState().offered !== null)
      store.setState({ offered: null });
  });

  function offer(found: SelectionAsSent | null): void {
    if (found?.selection.text !== passed) passed = null;
    const next = passed === null ? found : null;
    if (next?.selection.text !== store.getState().offered?.selection.text) store.setState({ offered: next });
  }

  return {
    /** Looks for a selection; to be called whenever the user turns to the panel. */
    async lookForSelection(): Promise<void> {
      const { page } = store.getState();
      if (page?.type !== 'readable' || isLooking) return;
      isLooking = true;
      const found = await commands
        .selectionIn({ tabId: page.tabId })
        .catch(dropped('page', 'no-answer', null));
      isLooking = false;
      if (idOf(store.getState().page) === idOf(page)) offer(found);
    },

    declineSelection(): void {
      passed = store.getState().offered?.selection.text ?? null;
      store.setState({ offered: null });
    },
  };
}

/** The tab and the document that a page is. */
function idOf(page: PanelState['page']): string | null {
  return page?.type === 'readable' ? `${page.tabId} ${page.url}` : null;
}
