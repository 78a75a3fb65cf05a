import type { ChatEvent } from './apply';
import type { Conversation } from './conversation';
import type { Failure } from './failure';

/** What whoever shows the conversation is sent: first a snapshot, then every event. */
export type RoomMessage =
  | { readonly type: 'snapshot'; readonly conversation: Conversation }
  | { readonly type: 'event'; readonly event: ChatEvent }
  /** The conversation was deleted; whoever shows it looks for another. */
  | { readonly type: 'deleted' }
  /** The conversation can't be read, and why; the next connection tries again. */
  | { readonly type: 'unavailable'; readonly conversationId: string; readonly failure: Failure };
