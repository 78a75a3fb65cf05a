/**
 * The session that decides which conversation a panel shows: that of the page beside it, or another one that
 * the user chose. It knows no browser API: its ways to the background are passed in.
 */
import { openTurn, type Action, type Conversation } from '../chat/conversation';
import type { ConversationRef } from '../chat/conversation-store';
import type { RoomMessage } from '../chat/room-message';
import { isTemporary, temporaryId } from '../chat/temporary';
import type { Channel } from '../protocol/channel';
import type { Client } from '../protocol/client';
import type { Gesture } from '../protocol/gesture';
import { storageFailure } from '../storage/storage-failure';
import { viewOf, type VisibleTab } from '../tab/look';
import { NO_PAGE } from '../text/page-key';
import { createInspectActions, type InspectCommands } from './inspect-actions';
import { createLibraryActions } from './library-actions';
import type { PanelStore } from './panel-store';
import { dropped } from '../diagnostics/log';

type SessionCommands = InspectCommands &
  Pick<
    Client,
    | 'conversationOf'
    | 'listConversations'
    | 'listSites'
    | 'conversationFor'
    | 'labelConversations'
    | 'withdrawConversations'
    | 'putBackConversations'
    | 'showConversation'
    | 'deleteConversation'
    | 'takeGesture'
    | 'pageTextsOf'
  >;

export interface PanelSessionOptions {
  readonly store: PanelStore;
  readonly background: SessionCommands;
  readonly openChannel: (
    ref: ConversationRef,
    options: { readonly onMessage: (message: RoomMessage) => void; readonly isNeeded: () => boolean },
  ) => Channel;
  /** Keeps a temporary conversation, as long as the panel is open. */
  readonly holdTemporary: (id: string) => void;
  /** Opens an address in a new tab. */
  readonly openTab: (url: string) => Promise<void>;
  /** Brings a page's tab to the front, if it is open, and gives its id. */
  readonly goToTab: (pageKey: string) => Promise<number | null>;
  /** The hosts that are never read. */
  readonly neverRead: () => readonly string[];
  /** The user's words for an action that was chosen from a menu. */
  readonly wordsFor: (action: Action) => string;
  /** Asks a prompt that was chosen from a menu, by its id. */
  readonly choosePrompt: (id: string) => Promise<void>;
}

export function createPanelSession(options: PanelSessionOptions) {
  const { store, background, openChannel, holdTemporary, openTab, goToTab, neverRead, wordsFor } = options;
  let tab: VisibleTab | null = null;
  let isRefused = false;
  let shown: ConversationRef | null = null;
  let channel: Channel | null = null;
  /** The conversation that the channel brings. */
  let followed: string | null = null;
  /** True if the user chose this conversation, whatever page is beside it; until the next page. */
  let isChosen = false;
  /** Gestures that were fetched for a tab and have not reached their conversation yet. */
  const gestures = new Map<number, Gesture>();
  let turns = 0;
  /** The temporary conversations of this panel, by the page that shows them. */
  const temporary = new Map<string, string>();

  function open(ref: ConversationRef): void {
    store.expect(store.getState().conversation?.id !== ref.id);
    if (shown?.id === ref.id && shown.pageKey === ref.pageKey) return;
    channel?.close();
    shown = ref;
    followed = ref.id;
    channel = openChannel(ref, {
      onMessage(message) {
        const isLost = isTemporary(ref.id) && hasLostTurns(store.getState().conversation, message);
        store.receive(message);
        if (isLost) store.refuse({ kind: 'temporary-lost', message: '' });
        if (message.type === 'deleted') {
          if (temporary.get(ref.pageKey) === ref.id) temporary.delete(ref.pageKey);
          void reopen(keyBeside() ?? ref.pageKey);
        }
        if (message.type === 'snapshot') void store.lookForChanges(false);
        if (message.type === 'event' && message.event.type === 'settled') void store.lookForChanges(true);
      },
      // A conversation at rest needs no channel.
      isNeeded() {
        const { conversation, unavailable } = store.getState();
        if (conversation?.id !== ref.id) return unavailable === null;
        return openTurn(conversation) !== undefined;
      },
    });
  }

  /** The key of the page beside the panel; null until the tab was looked at. */
  function keyBeside(): string | null {
    const { page } = store.getState();
    if (!page) return null;
    return page.type === 'readable' ? page.key : NO_PAGE;
  }

  async function reopen(pageKey: string): Promise<void> {
    isChosen = false;
    shown = null;
    const mine = (turns += 1);
    store.expect(true);
    try {
      const id = temporary.get(pageKey) ?? (await background.conversationOf({ pageKey }));
      // The user may have moved to another page meanwhile.
      if (mine !== turns) return;
      if (followed !== id || store.getState().conversation?.id !== id) return open({ id, pageKey });
      // Several pages may show one conversation.
      shown = { id, pageKey };
      store.expect(false);
      void store.lookForChanges(false);
    } catch (error) {
      // It is unknown which conversation this would be: the reason is shown in its place.
      const failure = storageFailure(error);
      if (mine === turns) store.receive({ type: 'unavailable', conversationId: '', failure });
    }
  }

  /** Shows a failure of the storage above the composer. */
  async function orRefuse(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      store.expect(false);
      store.refuse(storageFailure(error));
    }
  }

  async function see(hasMoved: boolean): Promise<void> {
    const view = tab && viewOf(tab, isRefused, neverRead());
    if (!view) return;
    store.look(view, hasMoved);
    const pageKey = keyBeside();
    if (shown?.pageKey === pageKey) void store.lookForChanges(false);
    if (pageKey === null || isChosen || shown?.pageKey === pageKey) return;
    await reopen(pageKey);
  }

  /** Shows a stored conversation, whether or not its page is beside the panel; `prepare` runs just before. */
  async function show({ id, pageKey }: ConversationRef, prepare?: () => void): Promise<void> {
    store.expect(true);
    try {
      await background.showConversation({ pageKey, conversationId: id }).then(prepare);
    } catch (error) {
      store.expect(false);
      throw error;
    }
    turns += 1;
    isChosen = pageKey !== keyBeside();
    open({ id, pageKey });
  }

  async function takePicture(picture: NonNullable<Gesture['picture']>): Promise<void> {
    if ('failure' in picture) store.refuse(picture.failure);
    else store.addPictures([await (await import('./picture-actions')).asDraft(picture)]);
  }

  // A command wakes the worker: its events must find their way here.
  store.subscribe(({ isAsking }, before) => {
    if (isAsking && !before.isAsking) channel?.reconnect();
  });

  return {
    /** Looks at the tab beside the panel, whenever it may show another page. */
    async seeTab(next: VisibleTab, hasMoved: boolean): Promise<void> {
      if (hasMoved) {
        isRefused = false;
        isChosen = false;
      }
      tab = next;
      await see(hasMoved);
      if (hasMoved) await this.receiveGesture();
    },

    /**
     * Fetches the user's gesture in the tab beside the panel, if there is one, and brings it into its
     * conversation.
     */
    async receiveGesture(): Promise<void> {
      const tabId = tab?.id;
      if (tabId === undefined) return;
      // A background that does not answer has no gesture to give.
      const fetched = await background.takeGesture({ tabId }).catch(dropped('gesture', 'no-answer', null));
      if (fetched) gestures.set(tabId, fetched);
      const gesture = gestures.get(tabId);
      if (!gesture || tab?.id !== tabId) return;
      isRefused = !gesture.isReadable;
      isChosen = false;
      await see(false);
      await store.ready();
      // The user may have moved to another tab: the gesture waits there until they come back, and is applied
      // once.
      if (tab?.id !== tabId || gestures.get(tabId) !== gesture) return;
      gestures.delete(tabId);
      if (gesture.picture) await takePicture(gesture.picture);
      if (gesture.selection) store.attach(gesture.selection, gesture.bare);
      if (gesture.prompt !== undefined) await options.choosePrompt(gesture.prompt);
      else if (gesture.action !== 'ask') await store.ask(gesture.action, wordsFor(gesture.action));
    },

    /** Starts a new conversation about the page beside the panel; the one before stays in the history. */
    startOver: () =>
      orRefuse(async () => {
        if (!shown || store.getState().conversation?.turns.length === 0) return;
        const pageKey = keyBeside() ?? shown.pageKey;
        store.expect(true);
        const before = temporary.get(pageKey);
        temporary.delete(pageKey);
        const id = await background.showConversation({ pageKey, conversationId: null });
        isChosen = false;
        open({ id, pageKey });
        if (before !== undefined) await background.deleteConversation({ conversationId: before });
      }),

    /** Starts a conversation about the page beside the panel that nothing is kept of. */
    startTemporary(): void {
      const pageKey = keyBeside() ?? NO_PAGE;
      const id = temporaryId();
      holdTemporary(id);
      temporary.set(pageKey, id);
      turns += 1;
      isChosen = false;
      open({ id, pageKey });
    },

    ...createLibraryActions({ store, background }),

    ...createInspectActions({ store, background, openTab, goToTab, shown: () => shown }),

    show,

    /**
     * Adds the page beside the panel to another conversation, with the next question; null means the one that
     * is shown.
     */
    takePage: (ref: ConversationRef | null) =>
      orRefuse(async () => {
        if (ref) await show(ref, () => store.take(ref.id));
        else if (shown) store.take(shown.id);
      }),

    /** Shows the conversation of the page beside the panel again. */
    backToPage: () => reopen(keyBeside() ?? NO_PAGE),

    /** Deletes the conversation that the user meant, even if another has come into view since. */
    deleteConversation: (conversationId: string) =>
      orRefuse(() => background.deleteConversation({ conversationId })),

    /** Looks for the shown conversation again. */
    reconnect(): void {
      if (shown) channel?.reconnect();
      else void reopen(keyBeside() ?? NO_PAGE);
    },
  };
}

/** True if a conversation comes back without what was said in it. */
function hasLostTurns(before: Conversation | null, message: RoomMessage): boolean {
  if (message.type !== 'snapshot' || before?.id !== message.conversation.id) return false;
  return before.turns.length > 0 && message.conversation.turns.length === 0;
}
