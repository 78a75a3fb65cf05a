import { attachedTexts } from '../chat/attached-texts';
import type { ConversationRef } from '../chat/conversation-store';
import type { RequestRecord } from '../chat/request-record';
import type { NumberedTarget, PassageTarget, Shown } from '../page/passage-target';
import type { Client } from '../protocol/client';
import type { QuestionRoom } from '../protocol/commands';
import { isGivenFile } from '../text/given-file';
import { NO_PAGE, pageKey } from '../text/page-key';
import type { PanelStore } from './panel-store';
import { dropped } from '../diagnostics/log';

export type InspectCommands = Pick<
  Client,
  'requestsOf' | 'roomOf' | 'pageTextsOf' | 'showPassage' | 'showPassages' | 'hidePassage'
>;

export interface InspectActionsOptions {
  readonly store: Pick<PanelStore, 'getState'>;
  readonly background: InspectCommands;
  /** The conversation that is shown. */
  readonly shown: () => ConversationRef | null;
  /** Opens an address in a new tab. */
  readonly openTab: (url: string) => Promise<void>;
  /** Brings a page's tab to the front, if it is open, and gives its id. */
  readonly goToTab: (pageKey: string) => Promise<number | null>;
}

/**
 * The panel's ways to look into what was sent for the answers that it shows, and from there back to the page.
 */
export function createInspectActions({ store, background, shown, openTab, goToTab }: InspectActionsOptions) {
  /** The tab in which a passage is highlighted. */
  let highlightedTab: number | null = null;
  /** The last request for texts, shared because several answers are checked at once. */
  let known: { readonly key: string; readonly texts: Promise<ReadonlyMap<string, string>> } | null = null;

  /** Takes the highlight away, if there is one. */
  async function clearHighlight(): Promise<void> {
    const tabId = highlightedTab;
    highlightedTab = null;
    // A page that is gone has no highlight.
    if (tabId !== null) await background.hidePassage({ tabId }).catch(dropped('citations', 'no-answer'));
  }

  /** The tab of a page, in front, which has the highlight from now on; null where there is none. */
  async function tabToHighlight(url: string): Promise<number | null> {
    const { page } = store.getState();
    const key = pageKey(url);
    const isBeside = page?.type === 'readable' && page.key === key;
    const tabId = isBeside ? page.tabId : await goToTab(key);
    if (highlightedTab !== tabId) await clearHighlight();
    highlightedTab = tabId;
    return tabId;
  }

  async function goToPage(url: string): Promise<void> {
    // Nothing opens at the address of a file that the user gave.
    if (!isGivenFile(url) && (await goToTab(pageKey(url))) === null) await openTab(url);
  }

  async function readTexts(ref: ConversationRef): Promise<ReadonlyMap<string, string>> {
    return new Map(await background.pageTextsOf({ conversationId: ref.id, pageKey: ref.pageKey }));
  }

  return {
    /** Loads what was sent for a turn, request by request. */
    async requestsOf(turnId: string): Promise<readonly RequestRecord[]> {
      const ref = shown();
      return ref ? background.requestsOf({ conversationId: ref.id, turnId }) : [];
    },

    /** Loads the room that a model has for the next question after a turn. */
    async questionRoom(turnId: string | null, model: string): Promise<QuestionRoom | null> {
      const ref = shown();
      return ref && background.roomOf({ conversationId: ref.id, turnId, model });
    },

    /** Loads the texts of all pages that were sent, by hash. */
    async pageTexts(): Promise<ReadonlyMap<string, string>> {
      const ref = shown();
      if (!ref) return new Map();
      const pages = store
        .getState()
        .conversation?.turns.flatMap(({ attachment }) => attachedTexts(attachment));
      const key = JSON.stringify([ref.id, [...new Set(pages)]]);
      if (known?.key === key) return known.texts;
      const texts = readTexts(ref);
      known = { key, texts };
      // A failed read is tried again next time.
      texts.catch(() => {
        if (known?.texts === texts) known = null;
      });
      return texts;
    },

    /** Shows a passage on its page, and brings its tab to the front; `closed` where there is no such tab. */
    async showPassage(url: string, target: PassageTarget): Promise<Shown | 'closed'> {
      const tabId = await tabToHighlight(url);
      if (tabId === null) return 'closed';
      // The passage is shown beside the answer instead.
      return background.showPassage({ tabId, target }).catch(dropped('citations', 'no-answer', 'absent'));
    },

    /** Shows several passages of a page at once. */
    async showPassages(
      url: string,
      passages: readonly NumberedTarget[],
    ): Promise<readonly Shown[] | 'closed'> {
      const tabId = await tabToHighlight(url);
      if (tabId === null) return 'closed';
      const none = passages.map(() => 'absent' as const);
      return background.showPassages({ tabId, passages }).catch(dropped('citations', 'no-answer', none));
    },

    /** Takes the highlight on the page away. */
    hidePassage: clearHighlight,

    /** Brings a page to the front, in the tab that it is open in or in a new one. */
    goToPage,

    /** Opens the page of the shown conversation in the form in which it was read, if it was. */
    async openPage(): Promise<void> {
      const { conversation } = store.getState();
      const read = conversation?.turns.findLast(({ attachment }) => attachment.page)?.attachment.page;
      const url = read?.url ?? conversation?.pageKey;
      if (url !== undefined && url !== NO_PAGE) await goToPage(url);
    },

    /** Opens an address in a new tab. */
    openAddress: openTab,
  };
}
