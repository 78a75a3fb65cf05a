/** Reading a conversation back, and mending its stored records where they are invalid. */
import type { Conversation } from '../chat/conversation';
import type { ConversationRef } from '../chat/conversation-store';
import { NO_PAGE, pageKey } from '../text/page-key';
import { assemble, type Assembled } from './assemble';
import { under } from './key-range';
import type { Row } from './transaction';
import { membersOf, salvageTurns } from './salvage';
import type { Database } from './transaction';
import { conversationRecordShape } from './stored-shape';
import { transact } from './transact';
import type { Transaction } from './transaction';
import { CONVERSATION_STORES, replaceConversation } from './write-conversation';

/**
 * Loads the stored conversation; an empty one where none is stored. The words of a damaged record are kept,
 * and the record itself is set aside. `now` is in epoch milliseconds.
 */
export async function loadConversation(
  database: Database,
  ref: ConversationRef,
  now: number,
): Promise<Conversation> {
  const { conversation, isWhole } = await transact(
    database,
    ['conversations', 'turns'],
    'readonly',
    (transaction) => read(transaction, ref, now),
  );
  return isWhole ? conversation : mend(database, ref, now);
}

/** The parts of a conversation that its id reveals: the first of a page has the page's key. */
export function refFrom(id: string): ConversationRef {
  return { id, pageKey: pageKey(id) === id ? id : NO_PAGE };
}

interface Found extends Assembled {
  readonly record: Row | undefined;
  readonly rows: readonly Row[];
}

async function read(
  transaction: Transaction<'readonly'> | Transaction<'readwrite'>,
  ref: ConversationRef,
  now: number,
): Promise<Found> {
  const [[record], rows] = await Promise.all([
    transaction.rows('conversations', { range: ref.id }),
    transaction.rows('turns', { range: under(ref.id) }),
  ]);
  return {
    ...assemble({ ref, record, recordShape: conversationRecordShape, turns: rows, now }),
    record,
    rows,
  };
}

/**
 * Reads once more, since a disk that fails for a moment has lost nothing. The records that are set aside and
 * their replacements are written together or not at all.
 */
function mend(database: Database, ref: ConversationRef, now: number): Promise<Conversation> {
  const stores = [...CONVERSATION_STORES, 'damaged'] as const;
  return transact(database, stores, 'readwrite', async (transaction) => {
    const { conversation, damaged, isWhole, record, rows } = await read(transaction, ref, now);
    if (isWhole) return conversation;
    await Promise.all(damaged.map((one) => transaction.objectStore('damaged').add(one)));
    await transaction.objectStore('conversations').delete(ref.id);
    if (conversation.turns.length > 0) {
      const before = rows.flatMap(({ value }) => salvageTurns(value));
      await replaceConversation(transaction, conversation, membersOf(record?.value), before);
    }
    return conversation;
  });
}
