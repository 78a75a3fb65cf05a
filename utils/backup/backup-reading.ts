import { assemble, type Assembled } from '../storage/assemble';
import { under } from '../storage/key-range';
import { conversationRecordShape } from '../storage/stored-shape';
import type { Transaction } from '../storage/transaction';

/** A transaction that has the conversations and their turns. */
export type ConversationReading = Transaction<'readonly'> | Transaction<'readwrite'>;

/** A stored conversation, as far as it can be read; null where there is none. */
export async function readStored(
  transaction: ConversationReading,
  id: string,
  pageKey: string,
): Promise<Assembled | null> {
  const [[record], turns] = await Promise.all([
    transaction.rows('conversations', { range: id }),
    transaction.rows('turns', { range: under(id) }),
  ]);
  if (turns.length === 0) return null;
  return assemble({
    ref: { id, pageKey },
    record,
    recordShape: conversationRecordShape,
    turns,
    now: Date.now(),
  });
}
