import { findWords } from './find-words';
import { under } from './key-range';
import { PART, readPart, readRecord, toSummary, type Found } from './list-conversations';
import type { ListedConversations, ConversationQuery, ConversationSummary } from './listed-conversations';
import { readPostings } from './postings';
import { readRows } from './read-rows';
import { membersOf, salvageTurn } from './salvage';
import type { Database } from './schema';
import { termsFor, type Word } from './search-words';
import { searchedTexts } from './searched-texts';
import type { Transaction } from './transact';
import { inListOrder, isAfter, walk, type ListPlace } from './walk';

/**
 * Records of the index that are read for one word. A beginning of more words than this is in most
 * conversations.
 */
const MOST_POSTINGS = 5_000;

/**
 * Up to this many conversations are looked up one by one; more, and those of one page, are met soon enough on
 * the way through the list.
 */
const FEW = 300;

/** A part of the list of the conversations that have all the words, the latest asked first. */
export async function searchConversations(
  database: Database,
  query: ConversationQuery,
  words: readonly Word[],
): Promise<ListedConversations> {
  if (words.length === 0) return { conversations: [], next: null };
  const stores = ['conversations', 'turns', 'postings'] as const;
  return readPart(database, stores, (transaction) => search(transaction, query, words));
}

async function search(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  words: readonly Word[],
): Promise<Found> {
  const conversations: ConversationSummary[] = [];
  const damaged: string[] = [];
  const ordinals = await candidates(transaction, words);
  const places =
    ordinals && ordinals.size <= FEW && query.pageKey === null
      ? lookUp(transaction, query, ordinals)
      : walk(transaction, query);
  for await (const { id, ordinal } of places) {
    if (ordinals && !ordinals.has(ordinal)) continue;
    const turns = await readRows(transaction, 'turns', { range: under(id) });
    const texts = turns.flatMap(({ value }) => searchedTexts(salvageTurn(membersOf(value)['turn'])));
    const excerpt = findWords(texts, words);
    if (!excerpt) continue;
    const record = await readRecord(transaction, id);
    if (record) conversations.push(toSummary(record, turns[0]?.value, excerpt));
    else damaged.push(id);
    if (conversations.length > PART) break;
  }
  return { conversations, damaged };
}

/** The conversations that the index has for all of the words; null where that would be too many to read. */
async function candidates(
  transaction: Transaction<'readonly'>,
  words: readonly Word[],
): Promise<ReadonlySet<number> | null> {
  const last = await transaction.objectStore('conversations').index('ordinal').openKeyCursor(null, 'prev');
  if (!last) return new Set();
  const read = await Promise.all(
    words.flatMap(termsFor).map((sought) => readPostings(transaction, sought, last.key, MOST_POSTINGS)),
  );
  const [first, ...others] = read.filter((ordinals) => ordinals !== null);
  return first ? others.reduce((all, ordinals) => all.intersection(ordinals), first) : null;
}

/** The places of some conversations among all, in the order of the list. */
async function* lookUp(
  transaction: Transaction<'readonly'>,
  { after }: ConversationQuery,
  ordinals: ReadonlySet<number>,
): AsyncGenerator<ListPlace> {
  const index = transaction.objectStore('conversations').index('ordinal');
  const records = await Promise.all(Array.from(ordinals, (ordinal) => index.get(ordinal)));
  yield* records
    .filter((record) => record !== undefined)
    .filter((record) => isAfter(record, after))
    .toSorted(inListOrder);
}
