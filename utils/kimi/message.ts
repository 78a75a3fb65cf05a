/** One message of a conversation. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** The assistant's reasoning before its answer, for models that require it back. */
  readonly reasoning?: string;
  /** Set on the last message, an assistant's: the answer continues where this one ends. */
  readonly isPartial?: boolean;
}
