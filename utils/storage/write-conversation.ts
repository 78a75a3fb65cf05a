/** Writing conversations so that their records, their turns and the full-text index always agree. */
import { allTurns, turnOf } from '../chat/branches';
import { openTurn, type Conversation, type Turn } from '../chat/conversation';
import { labelsOf, recordOf, relabelled, type Beside } from './conversation-record';
import { under } from './key-range';
import { termsOfPages } from './index-pages';
import { addPostings, removePostings, termsWith, type OrdinalsByTerm } from './postings';
import { salvageTurns } from './salvage';
import { termsOf } from '../text/terms';
import { searchedTexts, termsOfTurns } from './searched-texts';
import type { ConversationRecord } from './schema';
import type { Transaction } from './transaction';
import { turnRecord } from './turn-record';

/** The stores that a conversation is written to. */
export const CONVERSATION_STORES = ['conversations', 'turns', 'texts', 'postings'] as const;

type Writing = Transaction<'readwrite'>;

/** Writes a turn that is asked or answered, and the list's record; the other turns are stored already. */
export async function writeAnswer(
  transaction: Writing,
  conversation: Conversation,
  turnId: string,
): Promise<void> {
  const { id } = conversation;
  const index = conversation.order.indexOf(turnId);
  const turn = turnOf(conversation, turnId);
  if (!turn) return;
  const [record, stored] = await Promise.all([
    transaction.objectStore('conversations').get(id),
    transaction.objectStore('turns').get([id, index]),
  ]);
  const ordinal = await ordinalFor(transaction, record);
  // One after the other: if a write is refused at once, a promise of an earlier one would be left unhandled.
  await transaction.objectStore('conversations').put(recordAfter(conversation, ordinal, record));
  await transaction.objectStore('turns').put(turnRecord(id, index, turn));
  await reindex(transaction, ordinal, {
    before: stored ? salvageTurns(stored) : [],
    after: [turn],
    others: allTurns(conversation).filter((one) => one !== turn),
    name: conversation.name ?? '',
  });
}

/**
 * The record of a conversation in place of the one before, whose labels stay: they are written by themselves. One that
 * is asked something is no longer deleted.
 */
function recordAfter(
  conversation: Conversation,
  ordinal: number,
  before: ConversationRecord | undefined,
): ConversationRecord {
  if (!before) return recordOf(conversation, ordinal);
  const { indexed, open } = before;
  const { removedAt, ...labels } = labelsOf(before);
  const isBegun = openTurn(conversation) !== undefined && open !== 1;
  const beside: Beside = {
    ...(removedAt !== undefined && !isBegun && { removedAt }),
    ...(indexed !== undefined && { indexed }),
  };
  const { name: _name, isPinned: _isPinned, ...rest } = conversation;
  return recordOf({ ...rest, ...labels }, ordinal, beside);
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
  const before = stored.flatMap(salvageTurns);
  await replaceConversation(transaction, conversation, record, before);
}

/** The same, for a caller that knows what is stored: the record, if it can be read, and the turns. */
export async function replaceConversation(
  transaction: Writing,
  conversation: Conversation,
  record: { readonly ordinal?: unknown; readonly indexed?: unknown } | undefined,
  before: readonly Turn[],
): Promise<void> {
  const { id, name = '' } = conversation;
  const turns = allTurns(conversation);
  const store = transaction.objectStore('turns');
  // Turns may stand elsewhere now, so the pages are indexed from the beginning; what was, has to be deleted with it.
  const beside: Beside = record?.indexed === undefined ? {} : { indexed: 0 };
  const ordinal = await ordinalFor(transaction, record);
  await store.delete(under(id));
  await transaction.objectStore('conversations').put(recordOf(conversation, ordinal, beside));
  await Promise.all(turns.map(async (turn, index) => store.put(turnRecord(id, index, turn))));
  await reindex(transaction, ordinal, { before, after: turns, others: [], name });
}

/** Writes a turn if only its open answer has changed; resolves to whether it did. */
export async function writeCheckpoint(
  transaction: Writing,
  conversation: Conversation,
  turnId: string,
): Promise<boolean> {
  const { id, order } = conversation;
  const record = await transaction.objectStore('conversations').get(id);
  if (record?.open !== 1 || record.turns !== order.length) return false;
  await writeTurn(transaction, conversation, turnId);
  return true;
}

/** Writes the name of a conversation, and whether it is pinned. One that is not stored yet has neither. */
export async function writeLabels(transaction: Writing, conversation: Conversation): Promise<void> {
  const { id, name, isPinned } = conversation;
  const store = transaction.objectStore('conversations');
  const record = await store.get(id);
  if (!record) return;
  const { removedAt } = record;
  await store.put(
    relabelled(record, {
      ...(name !== undefined && { name }),
      ...(isPinned && { isPinned }),
      ...(removedAt !== undefined && { removedAt }),
    }),
  );
  const terms = termsOf([name ?? '']);
  const stale = await termsWith(transaction, record.ordinal, termsOf([record.name ?? '']).difference(terms));
  if (stale.length > 0) {
    const turns = allTurns(conversation);
    const needed = termsOfTurns(turns).union(await termsOfPages(transaction, turns));
    const removed = stale.filter((term) => !needed.has(term));
    await removePostings(transaction, leadingTo(record.ordinal, removed));
  }
  await addPostings(transaction, leadingTo(record.ordinal, terms));
}

/** Writes which branch shows, if the conversation is stored. */
export async function writeShown(transaction: Writing, conversation: Conversation): Promise<void> {
  const record = await transaction.objectStore('conversations').get(conversation.id);
  if (!record) return;
  const next = recordAfter(conversation, record.ordinal, record);
  await transaction.objectStore('conversations').put(next);
}

/** Writes a turn whose words are as they are stored. */
export async function writeTurn(
  transaction: Writing,
  conversation: Conversation,
  turnId: string,
): Promise<void> {
  const { id, order } = conversation;
  const index = order.indexOf(turnId);
  const turn = turnOf(conversation, turnId);
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
  /** The conversation's name, which has words too. */
  readonly name: string;
}

async function reindex(
  transaction: Writing,
  ordinal: number,
  { before, after, others, name }: Change,
): Promise<void> {
  const terms = termsOfTurns(after);
  // Usually a turn only grows. Where all of its texts are still there, no term can have gone.
  const texts = new Set(after.flatMap(searchedTexts));
  const isGrown = before.every((turn) => searchedTexts(turn).every((text) => texts.has(text)));
  const gone = isGrown ? new Set<string>() : termsOfTurns(before).difference(terms);
  const stale = await termsWith(transaction, ordinal, gone);
  if (stale.length > 0) {
    const needed = termsOfTurns(others, name);
    const ofPages = await termsOfPages(transaction, [...others, ...after]);
    const removed = stale.filter((term) => !needed.has(term) && !ofPages.has(term));
    await removePostings(transaction, leadingTo(ordinal, removed));
  }
  await addPostings(transaction, leadingTo(ordinal, terms));
}

function leadingTo(ordinal: number, terms: Iterable<string>): OrdinalsByTerm {
  const ordinals = new Set([ordinal]);
  return new Map(Array.from(terms, (term) => [term, ordinals]));
}
