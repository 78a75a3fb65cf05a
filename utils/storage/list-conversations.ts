import type { StoreNames } from 'idb';
import * as v from 'valibot';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
  Excerpt,
} from './listed-conversations';
import { loadConversation, refFrom } from './load-conversation';
import { membersOf, salvageTurn } from './salvage';
import type { ConversationRecord, Schema } from './schema';
import type { Database } from './transaction';
import { conversationRecordShape } from './stored-shape';
import { transact } from './transact';
import type { Transaction } from './transaction';
import { listed } from './walk';

/** Conversations in a part: more than a window shows. */
export const PART = 30;

/** Characters of a selection that the list shows. */
const SHOWN = 160;

/** The number of times that a list is read again after a record in it was mended. */
const TRIES = 3;

/** The first conversations of a part, plus one if there are more, and those whose record is damaged. */
export interface Found {
  readonly conversations: readonly ConversationSummary[];
  readonly damaged: readonly string[];
}

/** Lists a part of all conversations, or of those of a page. */
export function listConversations(
  database: Database,
  query: ConversationQuery,
): Promise<ListedConversations> {
  return readPart(database, ['conversations', 'turns'], async (transaction) => {
    const rows = await transaction.rows('conversations', { ...listed(query), count: PART + 1 });
    const records = rows.flatMap(({ value }) => (v.is(conversationRecordShape, value) ? [value] : []));
    return {
      conversations: await Promise.all(
        records.map(async (record) => {
          // The record has only the words of the question, which are always the same for a menu's action.
          const first = await transaction.row('turns', [record.id, 0]);
          return toSummary(record, first.value, null);
        }),
      ),
      damaged: rows
        .filter(({ value }) => !v.is(conversationRecordShape, value))
        .map(({ key }) => String(key)),
    };
  });
}

/** Reads a part of a list. A damaged record is mended first, so that it takes its right place in the list. */
export async function readPart(
  database: Database,
  stores: readonly StoreNames<Schema>[],
  find: (transaction: Transaction<'readonly'>) => Promise<Found>,
): Promise<ListedConversations> {
  let found = await transact(database, stores, 'readonly', find);
  for (let tries = 0; found.damaged.length > 0 && tries < TRIES; tries++) {
    for (const id of found.damaged) await loadConversation(database, refFrom(id), Date.now());
    found = await transact(database, stores, 'readonly', find);
  }
  const conversations = found.conversations.slice(0, PART);
  const last = found.conversations.length > PART ? conversations.at(-1) : undefined;
  return { conversations, next: last ? [last.updatedAt, last.id, last.excerpt?.rank ?? 0] : null };
}

/** A conversation's record, or null where it is damaged. */
export async function readRecord(
  transaction: Transaction<'readonly'>,
  id: string,
): Promise<ConversationRecord | null> {
  const { value } = await transaction.row('conversations', id);
  return v.is(conversationRecordShape, value) ? value : null;
}

/** `firstTurn` is the record of the first turn, as it is stored. */
export function toSummary(
  { ordinal: _ordinal, newness: _newness, places: _places, open, ...record }: ConversationRecord,
  firstTurn: unknown,
  excerpt: Excerpt | null,
): ConversationSummary {
  const { action, attachment } = salvageTurn(membersOf(firstTurn)['turn']);
  // The list shows no more than two lines of it.
  const selection = (attachment.selection?.text ?? '')
    .slice(0, 4 * SHOWN)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { ...record, action, selection: selection.slice(0, SHOWN), isOpen: open === 1, excerpt };
}
