import type { ChatEvent } from './apply';
import type { Conversation } from './conversation';
import type { Failure } from './failure';

/** The messages to a panel that shows a conversation: first a snapshot, then every event. */
export type RoomMessage =
  | { readonly type: 'snapshot'; readonly conversation: Conversation }
  | { readonly type: 'event'; readonly event: ChatEvent }
  /** The conversation was deleted; the panel looks for another. */
  | { readonly type: 'deleted' }
  /** The conversation can't be read, for this reason; the next connection tries again. */
  | { readonly type: 'unavailable'; readonly conversationId: string; readonly failure: Failure };
