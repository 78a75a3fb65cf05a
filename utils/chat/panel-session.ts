/**
 * Which conversation a panel shows: the one of the page beside it, or another of that page's that
 * the user chose. Knows no browser API: it is given the ways to the background.
 */
import type { ConversationSummary, Gesture } from '../messaging';
import { NO_PAGE } from '../page/identity';
import { viewOf, type VisibleTab } from '../page/look';
import type { Action } from './conversation';
import type { ConversationRef } from './hub';
import type { PanelStore } from './panel-store';
import type { RequestRecord } from './request-record';
import type { RoomMessage } from './room';

export interface PanelSessionOptions {
  readonly store: PanelStore;
  readonly background: {
    conversationOf(query: { pageKey: string }): Promise<string>;
    conversationsOf(query: { pageKey: string }): Promise<readonly ConversationSummary[]>;
    showConversation(command: { pageKey: string; conversationId: string | null }): Promise<string>;
    deleteConversation(command: { conversationId: string }): Promise<void>;
    takeGesture(query: { tabId: number }): Promise<Gesture | null>;
    requestsOf(query: { conversationId: string; turnId: string }): Promise<readonly RequestRecord[]>;
  };
  readonly openChannel: (ref: ConversationRef, onMessage: (message: RoomMessage) => void) => () => void;
  /** The user's words for an action that was chosen from a menu. */
  readonly wordsFor: (action: Action) => string;
}

export function createPanelSession({ store, background, openChannel, wordsFor }: PanelSessionOptions) {
  let tab: VisibleTab | null = null;
  let isRefused = false;
  let shown: ConversationRef | null = null;
  let closeChannel: (() => void) | null = null;
  /** An action from the menu that waits for its page's conversation. */
  let waiting: Action | null = null;
  let turns = 0;

  function open(ref: ConversationRef): void {
    if (shown?.id === ref.id && shown.pageKey === ref.pageKey) return;
    closeChannel?.();
    shown = ref;
    closeChannel = openChannel(ref, (message) => {
      store.receive(message);
      if (message.type === 'deleted') void reopen(ref.pageKey);
      if (message.type === 'snapshot') void act();
    });
  }

  async function reopen(pageKey: string): Promise<void> {
    shown = null;
    const mine = (turns += 1);
    const id = await background.conversationOf({ pageKey });
    // The user may have gone on to another page meanwhile.
    if (mine === turns) open({ id, pageKey });
  }

  async function act(): Promise<void> {
    if (!waiting) return;
    const action = waiting;
    waiting = null;
    await store.ask(action, wordsFor(action));
  }

  async function see(): Promise<void> {
    const view = tab && viewOf(tab, isRefused);
    if (!view) return;
    store.look(view);
    const pageKey = view.type === 'readable' ? view.key : NO_PAGE;
    if (shown?.pageKey !== pageKey) await reopen(pageKey);
  }

  return {
    /** The tab beside the panel, whenever it may be another page. */
    async seeTab(next: VisibleTab, hasMoved: boolean): Promise<void> {
      if (hasMoved) isRefused = false;
      tab = next;
      await see();
      if (hasMoved) await this.receiveGesture();
    },

    /** Fetches what the user pointed us at in the tab beside the panel, if anything. */
    async receiveGesture(): Promise<void> {
      const tabId = tab?.id;
      if (tabId === undefined) return;
      const gesture = await background.takeGesture({ tabId });
      if (!gesture) return;
      isRefused = !gesture.isReadable;
      await see();
      if (gesture.selection) store.attach(gesture.selection);
      if (gesture.action === 'ask') return;
      waiting = gesture.action;
      if (store.getState().conversation?.id === shown?.id) await act();
    },

    /** A fresh conversation about the same page; the one before stays among the earlier ones. */
    async startOver(): Promise<void> {
      if (!shown || store.getState().conversation?.turns.length === 0) return;
      const { pageKey } = shown;
      open({ id: await background.showConversation({ pageKey, conversationId: null }), pageKey });
    },

    /** The page's stored conversations, newest first, the shown one included. */
    earlier: async (): Promise<readonly ConversationSummary[]> =>
      shown ? background.conversationsOf({ pageKey: shown.pageKey }) : [],

    /** What was sent for a turn, request by request. */
    requestsOf: async (turnId: string): Promise<readonly RequestRecord[]> =>
      shown ? background.requestsOf({ conversationId: shown.id, turnId }) : [],

    async show(conversationId: string): Promise<void> {
      if (!shown) return;
      const { pageKey } = shown;
      open({ id: await background.showConversation({ pageKey, conversationId }), pageKey });
    },

    async deleteConversation(): Promise<void> {
      if (shown) await background.deleteConversation({ conversationId: shown.id });
    },
  };
}
