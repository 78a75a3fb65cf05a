import type { StoreApi } from 'zustand/vanilla';
import { openTurn, type Conversation } from '../chat/conversation';
import { lastSent, conversationPage } from '../chat/conversation-pages';
import type { Failure } from '../chat/failure';
import type { ReadingMode } from '../page/reading';
import type { Client } from '../protocol/client';
import type { TabReading } from '../protocol/commands';
import { modelFor } from './chosen-model';
import { knownPage, omittedNow, takenNow } from './next-page';
import type { OmittedAfter } from './omitted-after';
import { NOT_READ, type PanelState, type ReadingState } from './panel-state';

/**
 * A page that took longer than this is read only on request. A page that draws itself late takes three
 * seconds.
 */
const SLOW_MS = 5_000;

interface ReadingChoices {
  /** True if the page's own button may be pressed for its transcript. */
  readonly mayOpenTranscript?: boolean;
  /** True if the user did not ask for this reading. */
  readonly isQuiet?: boolean;
  /** The parts beside the main text to take in, by their ids; those that were taken in before by default. */
  readonly taken?: readonly string[];
}

/** Reads the tab beside the panel: for the user to see, and to notice that it has changed. */
export function createTabReader(
  store: StoreApi<PanelState>,
  commands: Pick<Client, 'readTab'>,
  mayWatch: () => boolean,
) {
  let readings = 0;
  let isSlow = false;
  /** The page was reloaded since it was read. */
  let isStale = false;
  /** The reading that is under way. */
  let underWay = Promise.resolve();
  /** A look for changes waits for its end. */
  let isLookWaiting = false;

  function readPage(mode?: ReadingMode, choices?: ReadingChoices): Promise<void> {
    underWay = read(mode, choices);
    return underWay;
  }

  async function read(
    mode: ReadingMode = 'main',
    { mayOpenTranscript = false, isQuiet = false, taken = takenNow(store.getState()) }: ReadingChoices = {},
  ): Promise<void> {
    const tab = readableTab(store.getState());
    if (!tab) return;
    const mine = (readings += 1);
    const start = performance.now();
    isStale = false;
    store.setState(({ reading }) => ({ reading: { ...reading, isReading: true } }));
    const { tabId, pageKey, conversation } = tab;
    const model = modelFor(store.getState());
    const meant = { tabId, pageKey, conversationId: conversation.id, ...(model !== undefined && { model }) };
    const result = await commands
      .readTab({ ...meant, mode, mayOpenTranscript, isQuiet, taken })
      .catch(notAnswered);
    const took = performance.now() - start;
    // Few users take sections out.
    const { omittedAfter } =
      omittedNow(store.getState()).length > 0 ? await import('./omitted-after') : { omittedAfter: noneAfter };
    // The user may have moved to another page meanwhile.
    if (mine !== readings) return;
    isSlow = took > SLOW_MS;
    store.setState((state) => ({ reading: readingAfter(state, result, { taken, omittedAfter }) }));
  }

  /** Reads the page as it was read before, without the user having asked for it. */
  function readQuietly(): Promise<void> {
    const state = store.getState();
    return readPage(state.reading.tab?.reading.mode ?? knownPage(state)?.mode, { isQuiet: true });
  }

  /** A file does not change while it is read, and a long one takes time. */
  function isLasting({ pageKey }: { readonly pageKey: string }): boolean {
    return isSlow || /\.pdf(?:\?|$)/i.test(pageKey);
  }

  return {
    readPage,

    /** Forgets what was read: another page is beside the panel, or another conversation is shown. */
    forget(): void {
      readings += 1;
      isSlow = false;
      isStale = false;
      store.setState({ reading: NOT_READ });
    },

    /** Begins work on the page. The function that it returns tells whether nothing else was begun since. */
    begin(): () => boolean {
      const mine = (readings += 1);
      return () => mine === readings;
    },

    /** Notes that the page has to be read again. */
    expire: () => void (isStale = true),

    /** Reads a page again that is about to be asked about. */
    async refresh(): Promise<void> {
      const tab = readableTab(store.getState());
      if (!tab || isLasting(tab)) return;
      // It may be read as the user has just chosen, and may have changed since that began.
      await underWay;
      await readQuietly();
    },

    /** Reads the page if it was not read yet, as its share is shown beside those of others. */
    async readUnread(): Promise<void> {
      const { tab, isReading, failure } = store.getState().reading;
      const page = readableTab(store.getState());
      if (page && !tab && !isReading && !failure && !isLasting(page)) await readQuietly();
    },

    /** Reads again what was read, for another model that has other limits. */
    async readAgain(): Promise<void> {
      const { reading } = store.getState();
      if (reading.tab && !reading.isReading && !reading.rest) await readQuietly();
    },

    /**
     * Reads a page again that was asked about, where the user wants to be told of changes at once and not only with
     * the next question. What was read already is read again only if `isAnew`, or if the page was reloaded.
     */
    async lookForChanges(isAnew: boolean): Promise<void> {
      if (isAnew && store.getState().reading.isReading) {
        // The page may have changed since this reading began. However many looks wait for it, one is enough.
        if (isLookWaiting) return;
        isLookWaiting = true;
        await underWay;
        isLookWaiting = false;
      }
      if (!mayWatch()) return;
      const { reading } = store.getState();
      const tab = readableTab(store.getState());
      if (!tab || openTurn(tab.conversation) || reading.isReading || reading.rest) return;
      const isRead = reading.tab !== null;
      if (isRead ? !isStale && !(isAnew && hasPage(tab)) : !hasPage(tab)) return;
      if (!isLasting(tab)) await readQuietly();
    },
  };
}

/** The tab, if its page goes with what is asked. */
export function readableTab(state: PanelState) {
  const page = conversationPage(state);
  return page && state.conversation
    ? { tabId: page.tabId, pageKey: page.key, conversation: state.conversation }
    : null;
}

/** True if the conversation was sent the page. */
function hasPage(tab: { readonly pageKey: string; readonly conversation: Conversation }): boolean {
  return lastSent(tab.conversation, tab.pageKey) !== undefined;
}

const noneAfter: OmittedAfter = () => null;

/** The reading once the tab was read: what the user chose stays where it means the same text. */
function readingAfter(
  state: PanelState,
  result: TabReading | { readonly failure: Failure },
  { taken, omittedAfter }: { readonly taken: readonly string[]; readonly omittedAfter: OmittedAfter },
): ReadingState {
  if ('failure' in result) return { ...NOT_READ, failure: result.failure };
  const { tab, omitted, wantsNew, held } = state.reading;
  const isSame = tab?.hash === result.hash;
  const { mode } = result.reading;
  const isChosen = wantsNew === true || mode === 'whole' || taken.length > takenNow(state).length;
  return {
    ...NOT_READ,
    tab: result,
    omitted: isSame || !tab ? omitted : omittedAfter(omittedNow(state), tab.reading, result.reading),
    wantsNew: isChosen ? true : isSame ? wantsNew : null,
    held: isSame ? held : null,
  };
}

export function notAnswered(error: unknown): { readonly failure: Failure } {
  return { failure: { kind: 'interrupted', message: String(error) } };
}
