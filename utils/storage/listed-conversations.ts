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
  /** The order of a list without words; the latest question first if absent. */
  readonly order?: ListOrder;
  /** Limits the list to the conversations that read this site last, by its name. */
  readonly site?: string;
  /** Limits the list to the conversations with a question since then, epoch milliseconds. */
  readonly since?: number;
  /** The number of conversations that is wanted at least, where there are so many; a part if absent. */
  readonly count?: number;
}

/** By the time of the last question, or by name. Pinned conversations come first in every order. */
export type ListOrder = 'newest' | 'oldest' | 'title';

/**
 * A part of the list, in its order; of a search, those first that have the words as they were typed, and of these the
 * conversation with the latest question.
 */
export interface ListedConversations {
  readonly conversations: readonly ConversationSummary[];
  /** The beginning of the next part; null after the last. */
  readonly next: ListPosition | null;
}

/**
 * The place of a conversation in the order of the list (see list-place.ts; the name where that is the order), its id,
 * and its rank in a search: together they are one position.
 */
export type ListPosition = readonly [place: number | string, id: string, rank: Rank];

export interface ConversationSummary {
  readonly id: string;
  readonly pageKey: string;
  /** Epoch milliseconds of the first question and of the last. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The name that the user gave it; empty where it has none. */
  readonly name: string;
  readonly isPinned: boolean;
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

/** A site that conversations are about, and how many of them. */
export interface ListedSite {
  readonly site: string;
  readonly conversations: number;
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
  /** True if it is of the text of a page, and not of what was said about it. */
  readonly isOfPage?: true;
}
