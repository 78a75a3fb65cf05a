/** The list of conversations as panels are given it. */
import type { Action } from '../chat/conversation';

export interface ConversationQuery {
  /** Of this page alone; null for all. */
  readonly pageKey: string | null;
  /** Words that all stand in the conversation, the last perhaps half typed; empty for all conversations. */
  readonly words: string;
  /** Goes on after the last one of a part; null begins. */
  readonly after: ListPosition | null;
}

/** A part of the list, the conversation asked in last first. */
export interface ListedConversations {
  readonly conversations: readonly ConversationSummary[];
  /** Where the next part begins; null after the last. */
  readonly next: ListPosition | null;
}

/** When the last question of a conversation was asked, and the conversation: together they are one place. */
export type ListPosition = readonly [updatedAt: number, id: string];

export interface ConversationSummary {
  readonly id: string;
  readonly pageKey: string;
  /** Epoch milliseconds of the first question and of the last. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The page's title as it was read last, and the name of its site; empty where no page was read. */
  readonly title: string;
  readonly site: string;
  /** The first question. */
  readonly question: string;
  /** What it asked for, and the beginning of the selection that it is about; empty where it is about none. */
  readonly action: Action;
  readonly selection: string;
  readonly turns: number;
  /** Whether it is being answered. */
  readonly isOpen: boolean;
  /** Where the words stand, if words were looked for. */
  readonly excerpt: Excerpt | null;
}

/** A piece of text with the places of the words in it. */
export interface Excerpt {
  readonly text: string;
  /** In UTF-16 code units of `text`, in order, without overlaps. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
}
