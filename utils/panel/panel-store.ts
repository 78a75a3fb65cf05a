import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Action } from '../chat/conversation';
import type { Failure } from '../chat/failure';
import type { RoomMessage } from '../chat/room-message';
import type { PageView } from '../page/page-view';
import type { Client } from '../protocol/client';
import { createAnswerCommands } from './answer-commands';
import { createAsking } from './asking';
import { createDraftActions } from './draft-actions';
import { createPageReader } from './page-reader';
import { createSelectionOffer } from './selection-offer';
import { modelFor, withModel } from './chosen-model';
import { NOTHING_SHOWN, type PanelState, type PromptedAs } from './panel-state';
import { received, type SetAside } from './received';
import { dropped } from '../diagnostics/log';

type StoreCommands = Pick<
  Client,
  | 'ask'
  | 'askAgain'
  | 'continueAnswer'
  | 'moveCitation'
  | 'showBranch'
  | 'stop'
  | 'readTab'
  | 'selectionIn'
  | 'loadMore'
  | 'stopLoading'
>;

/**
 * The state that one panel shows. Conversations change only through `receive`. `mayWatch` tells whether a page may be
 * read without a question, to notice that it has changed.
 */
export function createPanelStore(commands: StoreCommands, mayWatch: () => boolean) {
  const store: StoreApi<PanelState> = createStore<PanelState>(() => NOTHING_SHOWN);
  /** The state of the conversations that are not shown, by id. */
  const aside = new Map<string, SetAside>();
  const reader = createPageReader(store, commands, mayWatch);
  const asking = createAsking({ store, commands, reader, aside });

  /** Reads again what was read, for another room. */
  function readAgain(): Promise<void> {
    store.setState({ joined: {} });
    return reader.readAgain();
  }

  /** Reads the tabs that go with the next question, and the page beside them, as far as they are not read yet. */
  async function readTabs(): Promise<void> {
    const tabs = await import('./join-tabs');
    await tabs.readTabs({ store, commands, reader });
  }

  return {
    ...store,

    receive(message: RoomMessage): void {
      const before = store.getState().conversation?.id;
      store.setState((state) => received(state, message, aside));
      if (store.getState().conversation?.id === before) return;
      reader.forget();
      store.setState({ filling: null });
    },

    look(page: PageView, hasMoved = false): void {
      reader.look(page, hasMoved);
      store.setState({ page });
    },
    /** Notes whether another conversation is on its way. */
    expect: (isArriving: boolean) => store.setState({ isArriving }),
    /**
     * Adds the page beside the panel to a conversation about another one, with the next question. A draft
     * about it, under the page's own conversation, moves along.
     */
    take(conversationId: string): void {
      const { page, conversation } = store.getState();
      if (page?.type !== 'readable') return;
      const brings = conversation?.id ?? null;
      store.setState({ taken: { conversationId, pageKey: page.key, brings } });
    },
    readPage: reader.readPage,
    lookForChanges: reader.lookForChanges,
    readAgain,
    readTabs,
    toggleSection: reader.toggleSection,
    takePart: reader.takePart,
    sendNewText: reader.sendNewText,
    loadRest: reader.loadRest,
    stopLoading: reader.stopLoading,
    ...createDraftActions(store),
    refuse: (refusal: Failure) => store.setState({ refusal, refused: null }),
    dismissRefusal: () => store.setState({ refusal: null, refused: null }),

    /**
     * Asks `question`, with the page if it can be read and the selection if one is attached; resolves to
     * false if it was refused.
     */
    ask: (action: Action, question: string, as: PromptedAs = {}): Promise<boolean> =>
      asking.ask(action, question, { as }),
    askWithoutPage: asking.askWithoutPage,
    askRefused: asking.askRefused,
    askAnew: asking.askAnew,
    askWithoutTabs: asking.askWithoutTabs,
    askDigest: asking.askDigest,
    askHeld: asking.askHeld,
    /** Resolves once the conversation on its way has arrived, and no command is pending. */
    ready: async (): Promise<void> =>
      void (await asking.arrived(({ isArriving, isAsking }) => !isArriving && !isAsking)),

    ...createSelectionOffer(store, commands),
    ...createAnswerCommands(commands, asking.giveShown, () => modelFor(store.getState())),
    /** Sets the model of the next questions in the conversation that is shown; null is that of the settings. */
    chooseModel(model: string | null): void {
      store.setState((state) => withModel(state, model));
      // Another model may have another room.
      void readAgain();
    },
    async stop(): Promise<void> {
      const id = store.getState().conversation?.id;
      // If the background does not respond, it writes nothing: the answer has ended another way, and says so.
      if (id !== undefined) await commands.stop({ conversationId: id }).catch(dropped('chat', 'no-answer'));
    },
  };
}

export type PanelStore = ReturnType<typeof createPanelStore>;
