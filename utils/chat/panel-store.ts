import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Ask, AskAgain, ReadTab, Refusal, TabReading } from '../messaging';
import type { RestStep, SelectionCapture } from '../page/capture';
import type { PageView } from '../page/view';
import type { Action, Conversation } from './conversation';
import { EMPTY_DRAFT, type Draft } from './draft';
import type { Failure } from './failure';
import type { TakenPage } from './page-in-talk';
import { createPageReader, NOT_READ, type ReadingState } from './page-reader';
import { received } from './received';
import type { RoomMessage } from './room';

export interface PanelState {
  /** The tab beside the panel; null until it was looked at. */
  readonly page: PageView | null;
  /** Null until the first snapshot. */
  readonly conversation: Conversation | null;
  /** Why the conversation can't be shown; null when it can, or is on its way. */
  readonly unavailable: Failure | null;
  /** The last one that was shown before it and has turns. */
  readonly previous: Conversation | null;
  /** What stands in the composer, for the conversation that is shown. */
  readonly draft: Draft;
  /** Why the last command was not taken, until the next one. */
  readonly refusal: Failure | null;
  /** A command was given and neither taken nor refused yet. */
  readonly isAsking: boolean;
  /** What was read of the page beside the panel, before anything is sent. */
  readonly reading: ReadingState;
  /** The page that the user takes into a conversation about another one. */
  readonly taken: TakenPage | null;
}

/** The commands a panel gives, so that tests can answer them without a browser. */
export interface PanelCommands {
  ask(command: Ask): Promise<Refusal>;
  askAgain(command: AskAgain): Promise<Refusal>;
  goOn(command: { conversationId: string; pageKey: string; turnId: string }): Promise<Refusal>;
  stop(command: { conversationId: string }): Promise<void>;
  readTab(query: ReadTab): Promise<TabReading | { readonly failure: Failure }>;
  loadMore(command: { tabId: number }): Promise<RestStep | { readonly failure: Failure }>;
  stopLoading(command: { tabId: number }): Promise<void>;
}

/** What one panel shows. Conversations change only through `receive`. */
export function createPanelStore(commands: PanelCommands) {
  const store: StoreApi<PanelState> = createStore<PanelState>(() => ({
    page: null,
    conversation: null,
    unavailable: null,
    previous: null,
    draft: EMPTY_DRAFT,
    refusal: null,
    isAsking: false,
    reading: NOT_READ,
    taken: null,
  }));
  /** Drafts of the conversations that are not shown, by id. */
  const drafts = new Map<string, Draft>();

  const reader = createPageReader(store, commands);

  /** The last question, to be asked without the page if the page is what stood in its way. */
  let lastAsk: Ask | null = null;

  async function put(command: Ask): Promise<void> {
    lastAsk = command;
    const taken = await give(() => commands.ask(command));
    if (!taken) return;
    reader.sent(command.page);
    // A question that was taken leaves the composer, with its selection; what else is being typed stays.
    store.setState(({ draft }) => ({
      draft: { text: draft.text.trim() === command.question ? '' : draft.text, selection: null },
    }));
  }

  /** The conversation, once there is one: what is asked while the panel is still opening is not lost. */
  function loaded(): Promise<Conversation> {
    const { conversation } = store.getState();
    if (conversation) return Promise.resolve(conversation);
    return new Promise((resolve) => {
      const unsubscribe = store.subscribe(({ conversation: next }) => {
        if (!next) return;
        unsubscribe();
        resolve(next);
      });
    });
  }

  async function give(command: () => Promise<Refusal>): Promise<boolean> {
    if (store.getState().isAsking) return false;
    store.setState({ isAsking: true, refusal: null });
    try {
      const refusal = await command();
      store.setState({ refusal });
      return refusal === null;
    } catch (error) {
      // The background did not answer: it died while it was asked, or the extension was updated.
      store.setState({ refusal: { kind: 'interrupted', message: String(error) } });
      return false;
    } finally {
      store.setState({ isAsking: false });
    }
  }

  return {
    ...store,

    receive: (message: RoomMessage) => store.setState((state) => received(state, message, drafts)),

    look(page: PageView): void {
      reader.look(page);
      store.setState({ page });
    },
    /**
     * Takes the page beside the panel into a conversation about another one, with the next question. What was typed
     * of it under the page's own conversation goes along.
     */
    take(conversationId: string): void {
      const { page, conversation, draft } = store.getState();
      if (page?.type !== 'readable') return;
      store.setState({ taken: { conversationId, pageKey: page.key } });
      if (conversation?.id === conversationId) return;
      const { text, selection } = drafts.get(conversationId) ?? EMPTY_DRAFT;
      drafts.set(conversationId, {
        text: [text, draft.text].filter(Boolean).join('\n'),
        selection: draft.selection ?? selection,
      });
      store.setState({ draft: EMPTY_DRAFT });
    },
    readPage: reader.readPage,
    lookForChanges: reader.lookForChanges,
    toggleSection: reader.toggleSection,
    sendNewText: reader.sendNewText,
    loadRest: reader.loadRest,
    stopLoading: reader.stopLoading,
    edit: (text: string) => store.setState(({ draft }) => ({ draft: { ...draft, text } })),
    attach: (selection: SelectionCapture | null) =>
      store.setState(({ draft }) => ({ draft: { ...draft, selection } })),
    refuse: (refusal: Failure) => store.setState({ refusal }),
    dismissRefusal: () => store.setState({ refusal: null }),

    /** Asks `question`, with the page if it can be read and the selection if one is attached. */
    async ask(action: Action, question: string): Promise<void> {
      const conversation = await loaded();
      const { draft } = store.getState();
      await put({
        conversationId: conversation.id,
        pageKey: conversation.pageKey,
        question,
        action,
        page: reader.askedPage(),
        selection: draft.selection,
        mayDigest: false,
      });
    },

    /** Asks the question that was refused for its page's sake once more, without the page. */
    async askWithoutPage(): Promise<void> {
      if (lastAsk) await put({ ...lastAsk, page: { type: 'none' } });
    },

    /** Asks the question that was refused for its page's length again: it is read section by section. */
    async askDigest(): Promise<void> {
      if (lastAsk) await put({ ...lastAsk, mayDigest: true });
    },

    /** Asks the last turn again: as it was, or as `question`. */
    async askAgain(turnId: string, question?: string): Promise<boolean> {
      const { conversation } = store.getState();
      if (!conversation) return false;
      const { id: conversationId, pageKey } = conversation;
      return give(() =>
        commands.askAgain({ conversationId, pageKey, turnId, ...(question !== undefined && { question }) }),
      );
    },

    /** Lets the last answer go on from where it stands. */
    async goOn(turnId: string): Promise<boolean> {
      const { conversation } = store.getState();
      if (!conversation) return false;
      const { id: conversationId, pageKey } = conversation;
      return give(() => commands.goOn({ conversationId, pageKey, turnId }));
    },

    async stop(): Promise<void> {
      const id = store.getState().conversation?.id;
      // Where nobody answers, nobody writes: the answer has ended another way, and says so.
      if (id !== undefined) await commands.stop({ conversationId: id }).catch(() => undefined);
    },
  };
}

export type PanelStore = ReturnType<typeof createPanelStore>;
