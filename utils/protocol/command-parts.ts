import type { ConversationRef } from '../chat/conversation-store';
import type { Failure } from '../chat/failure';

/** The tab that a command is about, by the browser's id. */
export interface InTab {
  readonly tabId: number;
}

/** The answer in the place of a result. */
export interface Failed {
  readonly failure: Failure;
}

export interface InConversation {
  readonly conversationId: string;
}

export interface InConversations {
  readonly conversations: readonly ConversationRef[];
}

export interface ConversationTurn extends InConversation {
  readonly turnId: string;
}

export interface AboutPage {
  readonly pageKey: string;
}
