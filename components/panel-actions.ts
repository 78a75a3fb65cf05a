import type { RequestRecord } from '@/utils/chat/request-record';
import type { ConversationSummary } from '@/utils/messaging';

/** What a panel does beyond its stores: which conversation it shows. Failures are the caller's to show. */
export interface PanelActions {
  /** Shows a fresh conversation about the same page. */
  startOver(): Promise<void>;
  /** The page's stored conversations, newest first, the shown one included. */
  earlier(): Promise<readonly ConversationSummary[]>;
  /** Shows one of them. */
  show(conversationId: string): Promise<void>;
  /** Deletes the shown conversation and shows a fresh one. */
  deleteConversation(): Promise<void>;
  /** What was sent for a turn of the shown conversation, oldest first; empty where nothing is kept. */
  requestsOf(turnId: string): Promise<readonly RequestRecord[]>;
}
