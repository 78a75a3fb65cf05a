import type { Action, Conversation } from '../chat/conversation';
import type { OwnPrompt } from '../prompts/own-prompt';
import type { AskedAs } from '../chat/asked-as';
import type { TakenPage } from '../chat/conversation-pages';
import { EMPTY_DRAFT, type Draft } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { RestStep, SelectionCapture } from '../page/capture';
import type { PageView } from '../page/page-view';
import type { Ask, TabReading } from '../protocol/commands';
import type { SelectionAsSent } from '../tab/selection-as-sent';

/** The page beside the panel as it was read, before anything of it is sent. */
export interface ReadingState {
  readonly isReading: boolean;
  readonly tab: TabReading | null;
  /** The reason why it could not be read. */
  readonly failure: Failure | null;
  /** The sections that the user took out, by index (see sections.ts); null until the user chose. */
  readonly omitted: readonly number[] | null;
  /** The progress of scrolling to the page's end; null while it is not scrolled. */
  readonly rest: RestStep | null;
  /**
   * True to send the page as it is now, though the conversation knows an older state; null until the user
   * chose.
   */
  readonly wantsNew: boolean | null;
  /** A question that waits, since the page was found to have changed when it was asked; null where none does. */
  readonly held: HeldQuestion | null;
}

export interface HeldQuestion extends RefusedQuestion {
  /** The passages of the page that differ from what the panel showed. */
  readonly passages: number;
}

export const NOT_READ: ReadingState = {
  isReading: false,
  tab: null,
  failure: null,
  omitted: null,
  rest: null,
  wantsNew: null,
  held: null,
};

export interface PanelState {
  /** The tab beside the panel; null until it was looked at. */
  readonly page: PageView | null;
  /** Null until the first snapshot. */
  readonly conversation: Conversation | null;
  /** The reason why the conversation can't be shown; null when it can, or is on its way. */
  readonly unavailable: Failure | null;
  /** The last conversation with turns that was shown before it. */
  readonly previous: Conversation | null;
  /** True while another conversation is on its way, as for a page that has just appeared beside the panel. */
  readonly isArriving: boolean;
  /** The composer's content, for the conversation that is shown. */
  readonly draft: Draft;
  /** The selection that the user wants the whole page with when it is explained or translated. */
  readonly whole: SelectionCapture | null;
  /**
   * A selection whose secrets are hidden, and the same with them. It is in memory alone: only the user's click makes it a
   * draft.
   */
  readonly hidden: { readonly selection: SelectionCapture; readonly bare: SelectionCapture } | null;
  /** The selection on the page beside the panel, which the user may take into the question; null where there is none. */
  readonly offered: SelectionAsSent | null;
  /** The reason why the last command was refused, until the next one. */
  readonly refusal: Failure | null;
  /** The question that was refused; null where there is none. */
  readonly refused: RefusedQuestion | null;
  /** True while a command is neither accepted nor refused. */
  readonly isAsking: boolean;
  /** The page beside the panel as it was read, before anything is sent. */
  readonly reading: ReadingState;
  /** The tabs that go with the next question, as they were read, by the key of their pages. */
  readonly joined: Readonly<Record<string, JoinedReading>>;
  /** A file whose pages are pictures of text, and that can be sent as such; null where there is none. */
  readonly scan: ScannedPdf | null;
  /** The files that are being read, or pictures that are being taken: no question is asked before they are here. */
  readonly taking: readonly TakenFile[];
  /** True while the user marks a part of the page, to be pictured. */
  readonly isMarking: boolean;
  /** The prompt that the composer's text goes into; null for a question in the user's own words. */
  readonly filling: OwnPrompt | null;
  /** The page that the user adds to a conversation about another one. */
  readonly taken: TakenPage | null;
  /** The models that the user chose for conversations, by id. Other ones have that of the settings. */
  readonly models: Readonly<Record<string, string>>;
}

/** Another tab's page as it was read, or why it can't be. */
export type JoinedReading = TabReading | { readonly failure: Failure };

/** A PDF of pictures, and the page from which on it was not attached yet, counted from 1. */
export interface ScannedPdf {
  readonly file: File;
  readonly name: string;
  readonly pages: number;
  readonly from: number;
  /** The pages that came out blank when the last ones were attached, and were left out. */
  readonly blank: readonly number[];
  /** The `pageKey` of the page that shows it; absent for a file that the user gave. */
  readonly pageKey?: string;
}

/** A file that is being read, by its name; without a name, a picture of the page. */
export interface TakenFile {
  readonly name: string;
}

/** A question that was not taken. */
export interface RefusedQuestion extends PromptedAs {
  readonly action: Action;
  readonly question: string;
}

/** The way in which a prompt has a question asked. */
export interface PromptedAs extends AskedAs, Pick<Ask, 'model' | 'isAboutAll'> {
  /** The text of the field that went into the question; absent where the question is that text. */
  readonly input?: string;
}

/** A panel before anything of its page or its conversation is known. */
export const NOTHING_SHOWN: PanelState = {
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
  joined: {},
  scan: null,
  taking: [],
  isMarking: false,
  filling: null,
  taken: null,
  models: {},
};
