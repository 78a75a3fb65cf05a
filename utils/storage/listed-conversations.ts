/** The list of conversations, as panels receive it. */
import type { Action } from '../chat/conversation';

export interface ConversationQuery {
  /** Limits the list to this page; null for all. */
  readonly pageKey: string | null;
  /**
   * Words that must all occur in the conversation, the last perhaps half typed; empty for all conversations.
   */
  readonly words: string;
  /** Continues after the last one of a part; null begins. */
  readonly after: ListPosition | null;
}

/**
 * A part of the list, the conversation with the latest question first; of a search, those first that have the
 * words as they were typed.
 */
export interface ListedConversations {
  readonly conversations: readonly ConversationSummary[];
  /** The beginning of the next part; null after the last. */
  readonly next: ListPosition | null;
}

/**
 * The time of a conversation's last question, its id, and its rank in a search: together they are one position.
 */
export type ListPosition = readonly [updatedAt: number, id: string, rank: Rank];

export interface ConversationSummary {
  readonly id: string;
  readonly pageKey: string;
  /** Epoch milliseconds of the first question and of the last. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The page's latest title, and the name of its site; empty where no page was read. */
  readonly title: string;
  readonly site: string;
  /** The first question. */
  readonly question: string;
  /** The action of that question, and the beginning of its selection; empty where there is none. */
  readonly action: Action;
  readonly selection: string;
  readonly turns: number;
  /** True if it is being answered. */
  readonly isOpen: boolean;
  /** The place of the words, if words were searched for. */
  readonly excerpt: Excerpt | null;
}

/**
 * 0: the words stand there as they were typed; 1: inside other words, as in `useEffect`; 2: only their letters,
 * without the signs between and around them.
 */
export type Rank = 0 | 1 | 2;

/** A piece of text with the places of the words in it. */
export interface Excerpt {
  readonly rank: Rank;
  readonly text: string;
  /** In UTF-16 code units of `text`, in order, without overlaps. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
}
