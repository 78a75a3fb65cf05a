/** The conversation as it is stored and shown. It changes by `apply` alone. */
import type { MovedCitation } from '../answer/moved-citations';
import type { FinishReason } from '../kimi/completion-event';
import type { ToolCall } from '../kimi/tool';
import type { SelectionCapture } from '../page/capture';
import type { Metadata } from '../page/extract/metadata';
import type { Coverage, LeftOut, ReadingMode, TextRange } from '../page/reading';
import type { AttachedPicture } from '../picture/picture';
import type { AskedAs } from './asked-as';
import type { AnswerUsage } from './answer-usage';
import type { Failure } from './failure';

export interface Conversation {
  readonly id: string;
  /** `pageKey` of the page it belongs to, or `NO_PAGE`. */
  readonly pageKey: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The name that the user gave it; absent where it goes by the title of its page. */
  readonly name?: string;
  /** True if it comes first in every list. */
  readonly isPinned?: true;
  /** The branch that shows, from the first question: what is on screen, and what is sent. */
  readonly turns: readonly Turn[];
  /** The turns that are in other branches alone, in the order in which they were asked. */
  readonly others: readonly Turn[];
  /** The ids of all turns, in the order in which they were asked: a turn's place here is its place on disk. */
  readonly order: readonly string[];
}

/** A question with all that was attached to it, and its answer. */
export interface Turn extends AskedAs {
  readonly id: string;
  /** The id of the turn that it follows; null for a first question. It was asked later than that one. */
  readonly after: string | null;
  readonly question: string;
  readonly action: Action;
  readonly attachment: Attachment;
  readonly answer: Answer;
}

/** The user's request; `ask` is a question in the user's own words. */
export type Action = 'ask' | 'summarise' | 'explain' | 'translate';

/** The material of a question, frozen when it is asked: navigating away changes nothing. */
export interface Attachment {
  readonly page: AttachedPage | null;
  /** The pages of other tabs that were asked about with it; absent where there are none. */
  readonly beside?: readonly AttachedPage[];
  /** The `pageKey`s of earlier pages that the user left out from this question on; absent where there are none. */
  readonly without?: readonly string[];
  readonly selection: SelectionCapture | null;
  /** Each is stored once, under its hash; absent where there are none. */
  readonly pictures?: readonly AttachedPicture[];
}

/** A page that was read. Its text is stored once, under `hash`. */
export interface AttachedPage extends Omit<Metadata, 'excerpt'> {
  readonly url: string;
  readonly hash: string;
  readonly mode: ReadingMode;
  readonly leftOut: readonly LeftOut[];
  /** The parts beside the main text that the user took in, by their ids; absent where none was. */
  readonly taken?: readonly string[];
  /** The sections of the text that are sent, by index (see sections.ts); null for all of them. */
  readonly sections: readonly number[] | null;
  /** The ranges that are sent of these sections, where only parts of them were chosen. */
  readonly excerpts?: readonly TextRange[];
  readonly coverage: Coverage;
  /** The range of the text that is sent, where only the text around a selection goes. */
  readonly range?: TextRange;
  /** The sections that the user took out, by index; absent where none was. */
  readonly omitted?: readonly number[];
  /** Characters of the text, and how many of them are sent. */
  readonly characters: number;
  readonly sentCharacters: number;
}

export interface Answer {
  readonly model: string;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly reasoning: string;
  readonly text: string;
  /** Epoch milliseconds of the first reasoning and of the first text; null until they arrive. */
  readonly reasoningAt: number | null;
  readonly textAt: number | null;
  /** Null while the answer is open. */
  readonly outcome: Outcome | null;
  /** The reason why an open answer waits for its first byte; null once that has come. */
  readonly waiting: Waiting | null;
  /** The sum of all requests for this answer; estimated until the server says, or where it never does. */
  readonly usage: AnswerUsage | null;
  /**
   * Unsupported parameters: the server refused them, and the request was made again without them. The field
   * keeps its name on disk.
   */
  readonly dropped: readonly string[];
  /** The model that was asked first, and that the service did not know; absent where the first one answered. */
  readonly replaced?: string;
  /** The part of the conversation that was not sent, for lack of room; absent where all was. */
  readonly trimmed?: Trimmed;
  /** The number of parts of what came that could not be read; absent where all was. */
  readonly unread?: number;
  /** Its citations that the reader moved, as Sidenote offered; absent where none is. Its text stays as it came. */
  readonly moved?: readonly MovedCitation[];
  /** The steps for which more of the pages was looked up, in order; absent where none was. */
  readonly lookups?: readonly Lookup[];
}

/** A step of an answer: the model asked for more of the pages, and was given it. */
export interface Lookup {
  /** The characters of the answer's reasoning and text when it asked: what follows is of the next message. */
  readonly reasoning: number;
  readonly text: number;
  readonly calls: readonly LookupCall[];
  /** True if Sidenote itself looked, with words that it had asked for: the model called nothing. */
  readonly isOwn?: boolean;
}

export interface LookupCall extends ToolCall {
  /** The text that it was answered with, as it was sent. */
  readonly result: string;
  /** Null where the call could not be answered: the result says why. */
  readonly looked: Looked | null;
}

/** The part of a page that a call was answered with. */
export interface Looked {
  /** The words that were searched for; null where sections were read. */
  readonly query: string | null;
  /** The page, and its passages, by the numbers that citations have. */
  readonly source: number;
  readonly passages: readonly number[];
  /** The ranges of the page's text that they are in. */
  readonly excerpts: readonly TextRange[];
}

export interface Trimmed {
  /** The titles of its pages whose text was left out. */
  readonly pages: readonly string[];
  /** The number of its first questions that were left out, with their answers. */
  readonly turns: number;
}

export type Waiting =
  /** Other requests with the same token go first; `ahead` counts them. */
  | { readonly type: 'queued'; readonly ahead: number }
  /** A long page is read section by section before it is answered from; `section` counts from 1. */
  | { readonly type: 'digesting'; readonly section: number; readonly of: number }
  /** The request failed before its first byte and is made again at `until`, epoch milliseconds. */
  | {
      readonly type: 'retrying';
      readonly attempt: number;
      readonly attempts: number;
      readonly until: number;
      readonly failure: Failure;
    };

export type Outcome =
  | { readonly type: 'done'; readonly finishReason: FinishReason }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly failure: Failure };

/** The longest name that a user can give a conversation, in UTF-16 code units. */
export const LONGEST_NAME = 200;

export function emptyConversation(id: string, pageKey: string, createdAt: number): Conversation {
  return { id, pageKey, createdAt, turns: [], others: [], order: [] };
}

/** The turn being answered, if any, whichever branch it is in. There is at most one, and no other follows it. */
export function openTurn({ turns, others }: Conversation): Turn | undefined {
  const last = turns.at(-1);
  return last?.answer.outcome === null ? last : others.find(({ answer }) => answer.outcome === null);
}
