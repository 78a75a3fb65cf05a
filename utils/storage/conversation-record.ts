import type { Conversation } from '../chat/conversation';
import type { ConversationRecord } from './database';

/** What the list knows of a conversation that has a turn. */
export function recordOf(
  { id, pageKey, createdAt, turns }: Conversation,
  ordinal: number,
): ConversationRecord {
  const last = turns.at(-1);
  const page = turns.findLast(({ attachment }) => attachment.page !== null)?.attachment.page;
  const updatedAt = last?.answer.askedAt ?? createdAt;
  return {
    id,
    pageKey,
    createdAt,
    updatedAt,
    newness: -updatedAt,
    ordinal,
    title: page?.title ?? '',
    site: page?.site ?? '',
    question: turns[0]?.question ?? '',
    turns: turns.length,
    ...(last?.answer.outcome === null && { open: 1 }),
  };
}
