import type { Conversation } from '../chat/conversation';

/** The page texts that a conversation refers to, by hash, in order. */
export function hashesOf({ turns }: Conversation): readonly string[] {
  return [...new Set(turns.flatMap(({ attachment }) => attachment.page?.hash ?? []))];
}
