import { attachedTexts } from '../chat/attached-texts';
import type { Conversation } from '../chat/conversation';

/** The page texts and pictures that a conversation refers to, by hash, in order. */
export function hashesOf({ turns }: Conversation): readonly string[] {
  return [...new Set(turns.flatMap(({ attachment }) => attachedTexts(attachment)))];
}
