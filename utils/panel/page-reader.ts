import type { StoreApi } from 'zustand/vanilla';
import type { PageView } from '../page/page-view';
import type { Client } from '../protocol/client';
import type { AskedPage } from '../protocol/commands';
import { omittedNow } from './next-page';
import type { HeldQuestion, PanelState, ReadingState } from './panel-state';
import { createTabReader, notAnswered, readableTab } from './tab-reader';
import { dropped } from '../diagnostics/log';

/** Reads the page beside the panel for the user to see, and decides what of it goes with a question. */
export function createPageReader(
  store: StoreApi<PanelState>,
  commands: Pick<Client, 'readTab' | 'loadMore' | 'stopLoading'>,
  mayWatch: () => boolean,
) {
  const reader = createTabReader(store, commands, mayWatch);
  let isStopped = false;

  function change(next: (reading: ReadingState) => ReadingState): void {
    store.setState(({ reading }) => ({ reading: next(reading) }));
  }

  return {
    readPage: reader.readPage,
    refresh: reader.refresh,
    readUnread: reader.readUnread,
    lookForChanges: reader.lookForChanges,
    readAgain: reader.readAgain,
    forget: reader.forget,

    /**
     * Looks at the tab beside the panel: it shows another page, a new document of the same page, or the same
     * as before.
     */
    look(page: PageView, hasMoved: boolean): void {
      const before = store.getState().page;
      const isSame =
        before?.type === 'readable' &&
        page.type === 'readable' &&
        before.key === page.key &&
        before.tabId === page.tabId;
      if (!isSame) reader.forget();
      // After a reload or a jump within the page, the user's choice stays if the text is the same.
      else if (hasMoved) reader.expire();
    },

    /** Takes a section out of what is sent, or puts it back. */
    toggleSection(index: number): void {
      const omitted = omittedNow(store.getState());
      const next = omitted.includes(index)
        ? omitted.filter((one) => one !== index)
        : [...omitted, index].toSorted((a, b) => a - b);
      change((reading) => ({ ...reading, omitted: next }));
    },

    /** Takes a part of the page that was left out into its text, and reads it again for that. */
    async takePart(id: string): Promise<void> {
      const { tab } = store.getState().reading;
      if (tab) await reader.readPage(tab.reading.mode, { taken: [...tab.reading.taken, id] });
    },

    /** Scrolls the page to its end, so that it loads the rest, and reads it again. */
    async loadRest(): Promise<void> {
      const tab = readableTab(store.getState());
      const { reading } = store.getState();
      if (!tab || reading.rest) return;
      const { tabId } = tab;
      const isLatest = reader.begin();
      isStopped = false;
      change((before) => ({ ...before, rest: { isDone: false, count: 0, height: 0, reached: 0 } }));
      for (;;) {
        const step = await commands.loadMore({ tabId }).catch(notAnswered);
        if (!isLatest() || 'failure' in step) break;
        change((before) => ({ ...before, rest: step }));
        if (step.isDone || isStopped) break;
      }
      // The page returns to where it was before it is read.
      await commands.stopLoading({ tabId }).catch(dropped('page', 'no-answer'));
      if (!isLatest()) return;
      change((before) => ({ ...before, rest: null }));
      await reader.readPage(reading.tab?.reading.mode);
    },

    /** Stops loading; what has come so far stays, and is read. */
    stopLoading(): void {
      isStopped = true;
    },

    /** Chooses whether the page is sent as it is now, or stays as it was sent before. */
    sendNewText: (wantsNew: boolean) => change((reading) => ({ ...reading, wantsNew, held: null })),

    /** Notes that a question waits for the user to say which text of the page it is about. */
    hold: (held: HeldQuestion) => change((reading) => ({ ...reading, held })),

    /** Notes that a question was accepted: the conversation now knows what went with it. */
    sent(page: AskedPage): void {
      const isRead = page.type === 'reading';
      change((reading) => ({ ...reading, held: null, ...(isRead && { omitted: null, wantsNew: null }) }));
    },
  };
}

export type PageReader = ReturnType<typeof createPageReader>;
