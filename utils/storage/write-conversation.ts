/** Writing conversations so that their records, their turns and the full-text index always agree. */
import type { Conversation, Turn } from '../chat/conversation';
import { recordOf } from './conversation-record';
import { under } from './key-range';
import { addPostings, removePostings, termsWith, type OrdinalsByTerm } from './postings';
import { salvageTurn } from './salvage';
import { searchedTexts, termsOfTurns } from './searched-texts';
import type { Transaction } from './transaction';
import { turnRecord } from './turn-record';

/** The stores that a conversation is written to. */
export const CONVERSATION_STORES = ['conversations', 'turns', 'postings'] as const;

type Writing = Transaction<'readwrite'>;

/** Writes the last turn and the list's record; the turns before it are stored already. */
export async function writeLastTurn(transaction: Writing, conversation: Conversation): Promise<void> {
  const { id, turns } = conversation;
  const index = turns.length - 1;
  const turn = turns[index];
  if (!turn) return;
  const [record, stored] = await Promise.all([
    transaction.objectStore('conversations').get(id),
    transaction.objectStore('turns').get([id, index]),
  ]);
  const ordinal = await ordinalFor(transaction, record);
  // One after the other: if a write is refused at once, a promise of an earlier one would be left unhandled.
  await transaction.objectStore('conversations').put(recordOf(conversation, ordinal));
  await transaction.objectStore('turns').put(turnRecord(id, index, turn));
  await reindex(transaction, ordinal, {
    before: stored ? [salvageTurn(stored.turn)] : [],
    after: [turn],
    others: turns.slice(0, -1),
  });
}

/**
 * Writes a whole conversation over what is stored of it. It has a turn at least; the caller has stored the
 * page texts that its turns refer to.
 */
export async function writeConversation(transaction: Writing, conversation: Conversation): Promise<void> {
  const [record, stored] = await Promise.all([
    transaction.objectStore('conversations').get(conversation.id),
    transaction.objectStore('turns').getAll(under(conversation.id)),
  ]);
  const before = stored.map(({ turn }) => salvageTurn(turn));
  await replaceConversation(transaction, conversation, record, before);
}

/** The same, for a caller that knows what is stored: the record, if it can be read, and the turns. */
export async function replaceConversation(
  transaction: Writing,
  conversation: Conversation,
  record: { readonly ordinal?: unknown } | undefined,
  before: readonly Turn[],
): Promise<void> {
  const { id, turns } = conversation;
  const store = transaction.objectStore('turns');
  const ordinal = await ordinalFor(transaction, record);
  await store.delete(under(id));
  await transaction.objectStore('conversations').put(recordOf(conversation, ordinal));
  await Promise.all(turns.map(async (turn, index) => store.put(turnRecord(id, index, turn))));
  await reindex(transaction, ordinal, { before, after: turns, others: [] });
}

/** Writes the last turn if only an open answer has changed; resolves to whether it did. */
export async function writeCheckpoint(transaction: Writing, { id, turns }: Conversation): Promise<boolean> {
  const turn = turns.at(-1);
  const record = await transaction.objectStore('conversations').get(id);
  if (!turn || record?.open !== 1 || record.turns !== turns.length) return false;
  await transaction.objectStore('turns').put(turnRecord(id, turns.length - 1, turn));
  return true;
}

/** Writes a turn whose words are as they are stored. */
export async function writeTurn(
  transaction: Writing,
  { id, turns }: Conversation,
  turnId: string,
): Promise<void> {
  const index = turns.findIndex((turn) => turn.id === turnId);
  const turn = turns[index];
  if (turn) await transaction.objectStore('turns').put(turnRecord(id, index, turn));
}

/** The ordinal of a conversation, or the one after the highest. */
export async function ordinalFor(
  transaction: Writing,
  record: { readonly ordinal?: unknown } | undefined,
): Promise<number> {
  if (isOrdinal(record?.ordinal)) return record.ordinal;
  const highest = await transaction.objectStore('conversations').index('ordinal').openKeyCursor(null, 'prev');
  return highest ? highest.key + 1 : 0;
}

const isOrdinal = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

interface Change {
  /** The turns that are replaced, what they are replaced with, and those that stay. */
  readonly before: readonly Turn[];
  readonly after: readonly Turn[];
  readonly others: readonly Turn[];
}

async function reindex(
  transaction: Writing,
  ordinal: number,
  { before, after, others }: Change,
): Promise<void> {
  const terms = termsOfTurns(after);
  // Usually a turn only grows. Where all of its texts are still there, no term can have gone.
  const texts = new Set(after.flatMap(searchedTexts));
  const isGrown = before.every((turn) => searchedTexts(turn).every((text) => texts.has(text)));
  const gone = isGrown ? new Set<string>() : termsOfTurns(before).difference(terms);
  const stale = await termsWith(transaction, ordinal, gone);
  if (stale.length > 0) {
    const needed = termsOfTurns(others);
    const removed = stale.filter((term) => !needed.has(term));
    await removePostings(transaction, leadingTo(ordinal, removed));
  }
  await addPostings(transaction, leadingTo(ordinal, terms));
}

function leadingTo(ordinal: number, terms: Iterable<string>): OrdinalsByTerm {
  const ordinals = new Set([ordinal]);
  return new Map(Array.from(terms, (term) => [term, ordinals]));
}
