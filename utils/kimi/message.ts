import type { ToolCall } from './tool';

/** A picture in a message. */
interface MessagePicture {
  /** Its `data:` address: Moonshot takes no other but that of a file it was given before. */
  readonly url: string;
  /** As estimated. */
  readonly tokens: number;
}

/** One message of a conversation. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  /** The pictures of a user's message; none where it is left out. The model sees them before the content. */
  readonly pictures?: readonly MessagePicture[];
  /**
   * The assistant's reasoning before its answer, for models that require it back. With calls every model that thinks
   * requires it, if only an empty string: Moonshot answers 400 otherwise (mastra-ai/mastra#12592).
   */
  readonly reasoning?: string;
  /** The calls that the assistant's message ends with. A message of the role `tool` has to follow for each. */
  readonly toolCalls?: readonly ToolCall[];
  /** Set on a message of the role `tool`: the id of the call whose result it is. */
  readonly toolCallId?: string;
  /** Set on the last message, an assistant's: the answer continues where this one ends. */
  readonly isPartial?: boolean;
}
