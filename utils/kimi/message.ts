/** One message of a conversation. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** What an assistant thought before it answered, for models that demand it back. */
  readonly reasoning?: string;
  /** On the last message, an assistant's: the answer goes on where this one ends. */
  readonly isPartial?: boolean;
}
