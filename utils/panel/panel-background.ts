import type { Gesture } from '../protocol/messaging';
import type { ConversationList, ConversationQuery } from '../storage/conversation-list';
import type { SentBackground } from './sent-actions';

/** What a panel's session asks of the background. */
export interface PanelBackground extends SentBackground {
  conversationOf(query: { pageKey: string }): Promise<string>;
  listConversations(query: ConversationQuery): Promise<ConversationList>;
  showConversation(command: { pageKey: string; conversationId: string | null }): Promise<string>;
  deleteConversation(command: { conversationId: string }): Promise<void>;
  takeGesture(query: { tabId: number }): Promise<Gesture | null>;
}
