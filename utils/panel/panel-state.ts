import type { Conversation, Action } from '../chat/conversation';
import type { TakenPage } from '../chat/conversation-pages';
import type { Draft } from '../chat/draft';
import type { Failure } from '../chat/failure';
import type { RestStep, SelectionCapture } from '../page/capture';
import type { PageView } from '../page/page-view';
import type { TabReading } from '../protocol/messaging';

/** What was read of the page beside the panel, before anything of it is sent. */
export interface ReadingState {
  readonly isReading: boolean;
  readonly tab: TabReading | null;
  /** Why it could not be read. */
  readonly failure: Failure | null;
  /** The sections that the user took out of it, by index (see sections.ts); null until the user said. */
  readonly omitted: readonly number[] | null;
  /** How far the page was scrolled on the way to its end; null while it is not. */
  readonly rest: RestStep | null;
  /** Whether the page as it is now is to be sent, though the conversation knows it as it was; null until the user said. */
  readonly wantsNew: boolean | null;
}

export const NOT_READ: ReadingState = {
  isReading: false,
  tab: null,
  failure: null,
  omitted: null,
  rest: null,
  wantsNew: null,
};

export interface PanelState {
  /** The tab beside the panel; null until it was looked at. */
  readonly page: PageView | null;
  /** Null until the first snapshot. */
  readonly conversation: Conversation | null;
  /** Why the conversation can't be shown; null when it can, or is on its way. */
  readonly unavailable: Failure | null;
  /** The last one that was shown before it and has turns. */
  readonly previous: Conversation | null;
  /** Another conversation is on its way, as for the page that has just come beside the panel. */
  readonly isArriving: boolean;
  /** What stands in the composer, for the conversation that is shown. */
  readonly draft: Draft;
  /** The selection that the user wants the whole page with, where it is explained or translated. */
  readonly whole: SelectionCapture | null;
  /** Why the last command was not taken, until the next one. */
  readonly refusal: Failure | null;
  /** The question that was not taken; null where it was none. */
  readonly refused: RefusedQuestion | null;
  /** A command was given and neither taken nor refused yet. */
  readonly isAsking: boolean;
  /** What was read of the page beside the panel, before anything is sent. */
  readonly reading: ReadingState;
  /** The page that the user takes into a conversation about another one. */
  readonly taken: TakenPage | null;
}

/** A question that the background did not take. */
export interface RefusedQuestion {
  readonly action: Action;
  readonly question: string;
}
