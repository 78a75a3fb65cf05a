import type { StoreApi } from 'zustand/vanilla';
import { openTurn, type Conversation } from '../chat/conversation';
import { lastTurnWith, conversationPage } from '../chat/conversation-pages';
import type { Failure } from '../chat/failure';
import type { PageView } from '../page/page-view';
import type { ReadingMode } from '../page/reading';
import type { Client } from '../protocol/client';
import type { AskedPage, TabReading } from '../protocol/commands';
import { knownPage, omittedNow, takenNow } from './next-page';
import { type ReadingState, NOT_READ, type PanelState } from './panel-state';
import { dropped } from '../diagnostics/log';

/**
 * A page that took longer than this is read only on request. A page that draws itself late takes three
 * seconds.
 */
const SLOW_MS = 5_000;

export interface ReadingChoices {
  /** True if the page's own button may be pressed for its transcript. */
  readonly mayOpenTranscript?: boolean;
  /** True if the user did not ask for this reading. */
  readonly isQuiet?: boolean;
  /** The parts beside the main text to take in, by their ids; those that were taken in before by default. */
  readonly taken?: readonly string[];
}

/** Reads the page beside the panel for the user to see, and decides what of it goes with a question. */
export function createPageReader(
  store: StoreApi<PanelState>,
  commands: Pick<Client, 'readTab' | 'loadMore' | 'stopLoading'>,
) {
  let readings = 0;
  let isStopped = false;
  let isSlow = false;
  /** The page was reloaded since it was read. */
  let isStale = false;

  function change(next: (reading: ReadingState) => ReadingState): void {
    store.setState(({ reading }) => ({ reading: next(reading) }));
  }

  function forget(): void {
    readings += 1;
    isSlow = false;
    isStale = false;
    change(() => NOT_READ);
  }

  /** The tab, if its page goes with what is asked. */
  function readableTab() {
    const state = store.getState();
    const page = conversationPage(state);
    return page && state.conversation
      ? { tabId: page.tabId, pageKey: page.key, conversation: state.conversation }
      : null;
  }

  async function readPage(
    mode: ReadingMode = 'main',
    { mayOpenTranscript = false, isQuiet = false, taken = takenNow(store.getState()) }: ReadingChoices = {},
  ): Promise<void> {
    const tab = readableTab();
    if (!tab) return;
    const mine = (readings += 1);
    const start = performance.now();
    isStale = false;
    change((reading) => ({ ...reading, isReading: true }));
    const { tabId, pageKey, conversation } = tab;
    const meant = { tabId, pageKey, conversationId: conversation.id };
    const result = await commands
      .readTab({ ...meant, mode, mayOpenTranscript, isQuiet, taken })
      .catch(notAnswered);
    // The user may have moved to another page meanwhile.
    if (mine !== readings) return;
    isSlow = performance.now() - start > SLOW_MS;
    store.setState((state) => ({ reading: readingAfter(state, result, taken) }));
  }

  return {
    readPage,

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
      if (!isSame) forget();
      // After a reload or a jump within the page, the user's choice stays if the text is the same.
      else if (hasMoved) isStale = true;
    },

    /** Another conversation is shown: changes and citations belong to the one before. */
    forget,

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
      if (tab) await readPage(tab.reading.mode, { taken: [...tab.reading.taken, id] });
    },

    /** Scrolls the page to its end, so that it loads the rest, and reads it again. */
    async loadRest(): Promise<void> {
      const tab = readableTab();
      const { reading } = store.getState();
      if (!tab || reading.rest) return;
      const { tabId } = tab;
      const mine = (readings += 1);
      isStopped = false;
      change((before) => ({ ...before, rest: { isDone: false, count: 0, height: 0, reached: 0 } }));
      for (;;) {
        const step = await commands.loadMore({ tabId }).catch(notAnswered);
        if (mine !== readings || 'failure' in step) break;
        change((before) => ({ ...before, rest: step }));
        if (step.isDone || isStopped) break;
      }
      // The page returns to where it was before it is read.
      await commands.stopLoading({ tabId }).catch(dropped('page', 'no-answer'));
      if (mine !== readings) return;
      change((before) => ({ ...before, rest: null }));
      await readPage(reading.tab?.reading.mode);
    },

    /** Stops loading; what has come so far stays, and is read. */
    stopLoading(): void {
      isStopped = true;
    },

    /** Chooses whether the page is sent as it is now, or stays as it was sent before. */
    sendNewText: (wantsNew: boolean) => change((reading) => ({ ...reading, wantsNew })),

    /**
     * Reads a page again that was asked about: it may have changed since, and the user should know before the
     * next question. What was read already is read again only if `isAnew`, or if the page was reloaded.
     */
    async lookForChanges(isAnew: boolean): Promise<void> {
      const { reading } = store.getState();
      const tab = readableTab();
      if (!tab || openTurn(tab.conversation) || reading.isReading || reading.rest) return;
      const isRead = reading.tab !== null;
      if (isRead ? !isStale && !(isAnew && hasPage(tab)) : !hasPage(tab)) return;
      // A file does not change while it is read, and a long one takes time.
      if (isSlow || /\.pdf(?:\?|$)/i.test(tab.pageKey)) return;
      const mode = reading.tab?.reading.mode ?? knownPage(store.getState())?.mode;
      await readPage(mode, { isQuiet: true });
    },

    /** Reads again what was read, for another model that has other limits. */
    async readAgain(): Promise<void> {
      isStale = true;
      await this.lookForChanges(false);
    },

    /** Notes that a question was accepted: the conversation now knows what went with it. */
    sent(page: AskedPage): void {
      if (page.type === 'reading') change((reading) => ({ ...reading, omitted: null, wantsNew: null }));
    },
  };
}

export type PageReader = ReturnType<typeof createPageReader>;

/** True if the conversation was sent the page. */
function hasPage(tab: { readonly pageKey: string; readonly conversation: Conversation }): boolean {
  return lastTurnWith(tab.conversation, tab.pageKey) !== undefined;
}

/** The reading once the tab was read: what the user chose stays where it means the same text. */
function readingAfter(
  state: PanelState,
  result: TabReading | { readonly failure: Failure },
  taken: readonly string[],
): ReadingState {
  if ('failure' in result) return { ...NOT_READ, failure: result.failure };
  const { tab, omitted, wantsNew } = state.reading;
  const isSame = tab?.hash === result.hash;
  const { mode, text } = result.reading;
  const isChosen = wantsNew === true || mode === 'whole' || taken.length > takenNow(state).length;
  // What is taken in comes after all that was there: the sections before it keep their numbers.
  const hasGrown = tab !== null && text.startsWith(tab.reading.text);
  return {
    ...NOT_READ,
    tab: result,
    omitted: isSame ? omitted : hasGrown ? omittedNow(state) : null,
    wantsNew: isChosen ? true : isSame ? wantsNew : null,
  };
}

function notAnswered(error: unknown): { readonly failure: Failure } {
  return { failure: { kind: 'interrupted', message: String(error) } };
}
