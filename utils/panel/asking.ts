import type { StoreApi } from 'zustand/vanilla';
import type { Action, Conversation } from '../chat/conversation';
import { askedAs } from '../chat/asked-as';
import { conversationPage } from '../chat/conversation-pages';
import { EMPTY_DRAFT, scopeOf, withoutAsked, withoutTabs, type DraftTab } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { PageReading } from '../page/reading';
import type { Client } from '../protocol/client';
import type { Ask, AskedPage, Refusal } from '../protocol/commands';
import { changesNow } from './changes-now';
import { modelFor } from './chosen-model';
import { insteadOfPage, nextPage } from './next-page';
import type { PageReader } from './page-reader';
import type { HeldQuestion, PanelState, PromptedAs, RefusedQuestion } from './panel-state';
import type { SetAside } from './received';

interface AskOptions {
  /** The way in which its prompt has it asked. */
  readonly as?: PromptedAs;
  /** The way round a page that stood in the question's way: ask without it, or read it anew. */
  readonly page?: 'none' | 'anew';
  /** The user agreed to the cost of reading a long page section by section. */
  readonly mayDigest?: boolean;
  /** The user was told that the page has changed, and said which text to send. */
  readonly isTold?: boolean;
}

/** The question waits for the user, who learns that the page has changed. */
type Held = 'held';

export interface AboutConversation {
  readonly conversationId: string;
  readonly pageKey: string;
}

interface AskingParts {
  readonly store: StoreApi<PanelState>;
  readonly commands: Pick<Client, 'ask' | 'readTab'>;
  readonly reader: PageReader;
  /** The state of the conversations that are not shown, by id. */
  readonly aside: Map<string, SetAside>;
}

/** Asks what the composer holds, about what the panel shows, in the conversation that it shows. */
export function createAsking({ store, commands, reader, aside }: AskingParts) {
  /**
   * Resolves to the conversation once it has arrived: a question asked while it is on its way is asked in it.
   */
  function arrived(isReady = ({ isArriving }: PanelState) => !isArriving): Promise<Conversation> {
    const now = (state: PanelState) => (isReady(state) ? state.conversation : null);
    const conversation = now(store.getState());
    if (conversation) return Promise.resolve(conversation);
    return new Promise((resolve) => {
      const unsubscribe = store.subscribe((state) => {
        const next = now(state);
        if (!next) return;
        unsubscribe();
        resolve(next);
      });
    });
  }

  /** Changes the state of a conversation, shown or not. */
  function change(conversationId: string, next: (one: SetAside) => SetAside): void {
    const { conversation, draft, refusal, refused } = store.getState();
    if (conversation?.id === conversationId) return store.setState(next({ draft, refusal, refused }));
    const before = aside.get(conversationId) ?? { draft: EMPTY_DRAFT, refusal: null, refused: null };
    aside.set(conversationId, next(before));
  }

  /** Gives a command about a conversation. A refusal is shown with that conversation. */
  async function give(
    conversationId: string,
    command: () => Promise<Refusal | Held>,
    refused: RefusedQuestion | null = null,
  ): Promise<boolean> {
    if (store.getState().isAsking) return false;
    store.setState({ isAsking: true, refusal: null, refused: null });
    // The background did not answer: it died meanwhile, or the extension was updated.
    const refusal = await command().catch((error: unknown): Failure => ({
      kind: 'interrupted',
      message: String(error),
    }));
    store.setState({ isAsking: false });
    if (refusal === 'held') return false;
    if (refusal) change(conversationId, (one) => ({ ...one, refusal, refused }));
    return refusal === null;
  }

  /** Gives a command about the conversation that is shown; resolves to whether it was taken. */
  async function giveShown(command: (about: AboutConversation) => Promise<Refusal>): Promise<boolean> {
    const { conversation } = store.getState();
    if (!conversation) return false;
    const { id: conversationId, pageKey } = conversation;
    return give(conversationId, () => command({ conversationId, pageKey }));
  }

  /** Asks; resolves to whether the question was accepted. */
  async function ask(action: Action, question: string, options: AskOptions = {}): Promise<boolean> {
    const meant = store.getState().conversation;
    const { id: conversationId, pageKey } = await arrived();
    // A draft or a selection belongs to the conversation that was shown: it is not asked in another one.
    if (action !== 'summarise' && meant && meant.id !== conversationId) {
      store.setState({ refusal: { kind: 'conversation-changed', message: '' }, refused: null });
      return false;
    }
    const shown = store.getState();
    const selection = selectionFor(options, shown);
    const { without = [] } = shown.draft;
    const tabs = tabsFor(action, options, shown);
    const instead = insteadFor(action, options, shown);
    // A summary is one of the page, and what is explained or translated is the selection.
    const pictures = action === 'ask' || instead === 'scan' ? (shown.draft.pictures ?? []) : [];
    const { input, model = modelFor(shown), isAboutAll, ...as } = options.as ?? {};
    const asked: RefusedQuestion = { action, question, ...options.as };
    const command: Omit<Ask, 'page'> = {
      turnId: crypto.randomUUID(),
      after: shown.conversation?.turns.at(-1)?.id ?? null,
      conversationId,
      pageKey,
      action,
      question,
      ...askedAs(as),
      ...(model !== undefined && { model }),
      ...(isAboutAll && { isAboutAll }),
      selection,
      ...(pictures.length > 0 && { pictures }),
      ...(without.length > 0 && { without }),
      scope: action === 'explain' || action === 'translate' ? scopeOf(shown) : 'page',
      mayDigest: options.mayDigest ?? false,
    };
    const file = instead === 'file' ? shown.draft.file : undefined;
    const page = pageFor(instead, options, shown);
    const isTaken = await give(
      conversationId,
      async () => {
        const isTold =
          instead !== null || options.page !== undefined || options.isTold || shown.reading.held !== null;
        const passages = isTold ? 0 : await changesNow(store, reader);
        if (passages > 0) return hold({ ...asked, passages });
        const beside = tabs.length > 0 ? await pagesOf(shown) : [];
        if ('kind' in beside) return beside;
        return commands.ask({ ...command, page, ...(beside.length > 0 && { beside }) });
      },
      asked,
    );
    if (!isTaken) return false;
    if (instead === null) reader.sent(page);
    leave(tabs.map(({ key }) => key));
    if (input !== undefined) store.setState({ filling: null });
    const left = { question: input ?? question, selection, pictures, tabs, without, file };
    change(conversationId, (one) => ({ ...one, draft: withoutAsked(one.draft, left) }));
    return true;
  }

  /** The pages of the other tabs that go with a question, or why one could not be read. */
  async function pagesOf(shown: PanelState): Promise<readonly PageReading[] | Failure> {
    return (await import('./join-tabs')).pagesOfTabs({ store, commands, reader }, shown);
  }

  /** Forgets what was read of tabs: added again, they are read anew. */
  function leave(keys: readonly string[]): void {
    if (keys.length === 0) return;
    store.setState(({ joined }) => ({
      joined: Object.fromEntries(Object.entries(joined).filter(([key]) => !keys.includes(key))),
    }));
  }

  function hold(question: HeldQuestion): Held {
    reader.hold(question);
    return 'held';
  }

  /** Asks a question that was not taken once more, as the composer now holds it. */
  async function askOnceMore(before: RefusedQuestion | null, options: AskOptions): Promise<boolean> {
    if (!before) return false;
    const { action, question, ...as } = before;
    const typed = action === 'ask' && as.input === undefined ? store.getState().draft.text.trim() : '';
    if (typed !== '') return ask(action, typed, options);
    return ask(action, question, { ...options, as });
  }

  const askRefused = (options: AskOptions = {}) => askOnceMore(store.getState().refused, options);

  return {
    arrived,
    change,
    giveShown,
    ask,
    /** Asks the question that was refused once more. */
    askRefused: () => askRefused(),
    /** Asks without the page, which stood in its way. */
    askWithoutPage: () => askRefused({ page: 'none' }),
    /** Asks without the tabs that could not be read. */
    askWithoutTabs(): Promise<boolean> {
      const { draft, joined, conversation, refused } = store.getState();
      const keys = (draft.tabs ?? []).map(({ key }) => key).filter((key) => 'failure' in (joined[key] ?? {}));
      if (conversation) change(conversation.id, (one) => ({ ...one, draft: withoutTabs(one.draft, keys) }));
      leave(keys);
      return askOnceMore(refused, {});
    },
    /** Asks with the page as it is now: the text that was sent before is no longer stored. */
    askAnew: () => askRefused({ page: 'anew' }),
    /** Asks although the page is long: it is read section by section. */
    askDigest: () => askRefused({ mayDigest: true }),
    /** Asks the question that waits: about the page as it is now, or about the text that was sent before. */
    askHeld(wantsNew: boolean): Promise<boolean> {
      const { held } = store.getState().reading;
      reader.sendNewText(wantsNew);
      return askOnceMore(held, { isTold: true });
    },
  };
}

/** The selection that goes along: a page is translated whole, whatever is selected. */
function selectionFor({ as }: AskOptions, { draft: { selection } }: PanelState) {
  return as?.preset === 'translate-page' ? null : selection;
}

/** The other tabs that go along: with questions and prompts alone. A summary and a translation are of one page. */
function tabsFor(action: Action, { as }: AskOptions, { draft }: PanelState): readonly DraftTab[] {
  return action === 'ask' && as?.preset !== 'translate-page' ? (draft.tabs ?? []) : [];
}

/** The thing that goes in the place of the page: none where the page beside the panel has the selection. */
function insteadFor(action: Action, { page }: AskOptions, shown: PanelState) {
  return (action === 'ask' || action === 'summarise') && page !== 'none' ? insteadOfPage(shown) : null;
}

function pageFor(
  instead: ReturnType<typeof insteadOfPage>,
  { page }: AskOptions,
  shown: PanelState,
): AskedPage {
  const { file } = shown.draft;
  if (instead === 'file' && file) return { type: 'reading', reading: file, omitted: [] };
  if (page === 'none' || instead !== null) return { type: 'none' };
  const beside = page === 'anew' ? conversationPage(shown) : null;
  return beside ? { type: 'tab', tabId: beside.tabId, pageKey: beside.key } : nextPage(shown);
}
