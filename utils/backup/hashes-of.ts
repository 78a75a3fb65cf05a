import { attachedTexts } from '../chat/attached-texts';
import { allTurns } from '../chat/branches';
import type { Conversation } from '../chat/conversation';

/** The page texts and pictures that a conversation refers to, by hash, in order. */
export function hashesOf(conversation: Conversation): readonly string[] {
  return [...new Set(allTurns(conversation).flatMap(({ attachment }) => attachedTexts(attachment)))];
}
