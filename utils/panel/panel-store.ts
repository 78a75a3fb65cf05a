import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Action } from '../chat/conversation';
import type { Preset } from '../prompts/presets';
import { EMPTY_DRAFT, withoutPictures, withPictures, type SelectionScope } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { RoomMessage } from '../chat/room-message';
import type { SelectionCapture } from '../page/capture';
import type { PageView } from '../page/page-view';
import type { DraftPicture } from '../picture/picture';
import type { Client } from '../protocol/client';
import { createAnswerCommands } from './answer-commands';
import { createAsking } from './asking';
import { createPageReader } from './page-reader';
import { createSelectionOffer } from './selection-offer';
import { NOT_READ, type PanelState } from './panel-state';
import { received, type SetAside } from './received';
import { dropped } from '../diagnostics/log';

type StoreCommands = Pick<
  Client,
  | 'ask'
  | 'askAgain'
  | 'continueAnswer'
  | 'moveCitation'
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
  const store: StoreApi<PanelState> = createStore<PanelState>(() => ({
    page: null,
    conversation: null,
    unavailable: null,
    previous: null,
    isArriving: false,
    draft: EMPTY_DRAFT,
    whole: null,
    hidden: null,
    offered: null,
    refusal: null,
    refused: null,
    isAsking: false,
    reading: NOT_READ,
    isMarking: false,
    taken: null,
  }));
  /** The state of the conversations that are not shown, by id. */
  const aside = new Map<string, SetAside>();

  const reader = createPageReader(store, commands, mayWatch);

  const asking = createAsking({ store, commands, reader, aside });

  return {
    ...store,

    receive(message: RoomMessage): void {
      const before = store.getState().conversation?.id;
      store.setState((state) => received(state, message, aside));
      if (store.getState().conversation?.id !== before) reader.forget();
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
    readAgain: reader.readAgain,
    toggleSection: reader.toggleSection,
    takePart: reader.takePart,
    sendNewText: reader.sendNewText,
    loadRest: reader.loadRest,
    stopLoading: reader.stopLoading,
    edit: (text: string) => store.setState(({ draft }) => ({ draft: { ...draft, text } })),
    /** Attaches a selection. `bare` is the same with the secrets that are hidden in it. */
    attach: (selection: SelectionCapture | null, bare?: SelectionCapture) =>
      store.setState(({ draft, refusal, refused }) => ({
        draft: { ...draft, selection },
        hidden: selection && bare ? { selection, bare } : null,
        // The refused command was about the selection before.
        ...(refused && refused.action !== 'ask' && refusal ? { refusal: null, refused: null } : {}),
      })),
    /** Attaches pictures, each once, up to as many as a question may have. */
    addPictures: (pictures: readonly DraftPicture[]) =>
      store.setState(({ draft }) => ({ draft: withPictures(draft, pictures) })),
    removePicture: (hash: string) =>
      store.setState(({ draft, refusal, refused }) => ({
        draft: withoutPictures(draft, [hash]),
        // Without the pictures the question may be asked.
        ...(refusal?.kind === 'no-pictures' && refused ? { refusal: null, refused: null } : {}),
      })),
    /** Sets how much of the page goes with a selection that is explained or translated. */
    choose: (scope: SelectionScope) =>
      store.setState(({ draft }) => ({ whole: scope === 'page' ? draft.selection : null })),
    refuse: (refusal: Failure) => store.setState({ refusal, refused: null }),
    dismissRefusal: () => store.setState({ refusal: null, refused: null }),

    /**
     * Asks `question`, with the page if it can be read and the selection if one is attached; resolves to
     * false if it was refused.
     */
    ask: (action: Action, question: string, preset?: Preset): Promise<boolean> =>
      asking.ask(action, question, { ...(preset && { preset }) }),
    askWithoutPage: asking.askWithoutPage,
    askRefused: asking.askRefused,
    askAnew: asking.askAnew,
    askDigest: asking.askDigest,
    askHeld: asking.askHeld,
    /** Resolves once the conversation on its way has arrived, and no command is pending. */
    ready: async (): Promise<void> =>
      void (await asking.arrived(({ isArriving, isAsking }) => !isArriving && !isAsking)),

    ...createSelectionOffer(store, commands),
    ...createAnswerCommands(commands, asking.giveShown),

    async stop(): Promise<void> {
      const id = store.getState().conversation?.id;
      // If the background does not respond, it writes nothing: the answer has ended another way, and says so.
      if (id !== undefined) await commands.stop({ conversationId: id }).catch(dropped('chat', 'no-answer'));
    },
  };
}

export type PanelStore = ReturnType<typeof createPanelStore>;
