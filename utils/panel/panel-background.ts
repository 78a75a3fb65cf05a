import type { Gesture } from '../protocol/messaging';
import type { ListedConversations, ConversationQuery } from '../storage/listed-conversations';
import type { InspectBackground } from './inspect-actions';

/** What a panel's session asks of the background. */
export interface PanelBackground extends InspectBackground {
  conversationOf(query: { pageKey: string }): Promise<string>;
  listConversations(query: ConversationQuery): Promise<ListedConversations>;
  showConversation(command: { pageKey: string; conversationId: string | null }): Promise<string>;
  deleteConversation(command: { conversationId: string }): Promise<void>;
  takeGesture(query: { tabId: number }): Promise<Gesture | null>;
}
