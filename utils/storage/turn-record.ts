import { attachedTexts } from '../chat/attached-texts';
import type { Turn } from '../chat/conversation';
import type { TurnRecord } from './schema';

/** The record of a turn at a place of its conversation, counted from 0. */
export function turnRecord(conversationId: string, index: number, turn: Turn): TurnRecord {
  const { page } = turn.attachment;
  const others = attachedTexts(turn.attachment).filter((hash) => hash !== page?.hash);
  return { conversationId, index, turn, ...(others.length > 0 && { otherTexts: others }) };
}
