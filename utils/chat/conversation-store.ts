import type { Conversation } from './conversation';

export interface ConversationStore {
  /** Loads the stored conversation, or an empty one where none is stored. */
  load(ref: ConversationRef): Promise<Conversation>;
  /**
   * Writes a turn that is asked or answered, the last of the branch that shows if no other is named, and the conversation
   * with it. Resolves once it is on disk.
   */
  saveAnswer(conversation: Conversation, turnId?: string): Promise<void>;
  /** Writes a turn that is stored and settled, as it is now. Resolves once it is on disk. */
  saveTurn(conversation: Conversation, turnId: string): Promise<void>;
  /** Writes which branch of a stored conversation shows. */
  saveShown(conversation: Conversation): Promise<void>;
  /** Writes the name of a stored conversation, and whether it is pinned. Resolves once it is on disk. */
  saveLabels(conversation: Conversation): Promise<void>;
  /** Takes conversations out of all lists, so that their deletion can be undone; `at` is in epoch milliseconds. */
  withdraw(ids: readonly string[], at: number): Promise<void>;
  /** Deletes conversations with everything that belongs to them alone. */
  remove(ids: readonly string[]): Promise<void>;
  /** Lists the conversations with an answer that is open. */
  openConversations(): Promise<readonly ConversationRef[]>;
}

export interface ConversationRef {
  readonly id: string;
  readonly pageKey: string;
}
