import { findWords } from './find-words';
import { under } from './key-range';
import { PART, readPart, readRecord, toSummary, type Found } from './list-conversations';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
  Excerpt,
  Rank,
} from './listed-conversations';
import { readPostings, type Sought } from './postings';
import { membersOf, salvageTurn } from './salvage';
import type { Database } from './transaction';
import { ranksOf, termsFor, type Word } from './search-words';
import { searchedTexts } from './searched-texts';
import type { Transaction } from './transaction';
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

/** Conversations whose turns are read at once. */
const AHEAD = 4;

/** A part of the list of the conversations that have all the words: by rank, the latest asked first. */
export async function searchConversations(
  database: Database,
  query: ConversationQuery,
  words: readonly Word[],
): Promise<ListedConversations> {
  if (words.length === 0) return { conversations: [], next: null };
  const stores = ['conversations', 'turns', 'postings'] as const;
  return readPart(database, stores, (transaction) => search(transaction, query, words));
}

/** Goes through the conversations once for each rank until the part is full, and reads the turns of each once. */
async function search(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  words: readonly Word[],
): Promise<Found> {
  const conversations: ConversationSummary[] = [];
  const damaged: string[] = [];
  const read = new Map<string, Promise<Reading>>();
  const readOnce = (id: string) => {
    const known = read.get(id) ?? readTurns(transaction, id, words);
    read.set(id, known);
    return known;
  };
  const postings = await postingsReader(transaction);
  const from = query.after?.[2] ?? 0;
  for (const rank of ranksOf(words).filter((one) => one >= from)) {
    const rest = { ...query, after: rank === from ? query.after : null };
    const places = candidates(transaction, rest, await ordinalsFor(words, rank, postings));
    for await (const { id, reading } of readAhead(places, readOnce)) {
      const { excerpt, firstTurn } = reading;
      if (excerpt?.rank !== rank) continue;
      const record = await readRecord(transaction, id);
      if (record) conversations.push(toSummary(record, firstTurn, excerpt));
      else damaged.push(id);
      if (conversations.length > PART) return { conversations, damaged };
    }
  }
  return { conversations, damaged };
}

interface Reading {
  readonly excerpt: Excerpt | null;
  /** The record of the first turn where it is shown, as it is stored. */
  readonly firstTurn: unknown;
}

async function readTurns(
  transaction: Transaction<'readonly'>,
  id: string,
  words: readonly Word[],
): Promise<Reading> {
  const turns = await transaction.rows('turns', { range: under(id) });
  const texts = turns.flatMap(({ value }) => searchedTexts(salvageTurn(membersOf(value)['turn'])));
  const excerpt = findWords(texts, words);
  return { excerpt, firstTurn: excerpt && turns[0]?.value };
}

/** Reads the turns of a few conversations at once, and gives one after the other. */
async function* readAhead(
  places: AsyncIterable<ListPlace>,
  read: (id: string) => Promise<Reading>,
): AsyncGenerator<{ readonly id: string; readonly reading: Reading }> {
  let ids: string[] = [];
  const all = () => Promise.all(ids.map(async (id) => ({ id, reading: await read(id) })));
  for await (const { id } of places) {
    ids.push(id);
    if (ids.length < AHEAD) continue;
    yield* await all();
    ids = [];
  }
  yield* await all();
}

/** The conversations among these, or all where it is not known, in the order of the list. */
async function* candidates(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  ordinals: Ordinals,
): AsyncGenerator<ListPlace> {
  const isFew = ordinals !== null && ordinals.size <= FEW && query.pageKey === null;
  const places = isFew ? lookUp(transaction, query, ordinals) : walk(transaction, query);
  for await (const place of places) if (ordinals?.has(place.ordinal) !== false) yield place;
}

/** Numbers of conversations; null where there would be too many to read. */
type Ordinals = ReadonlySet<number> | null;

type ReadTerm = (sought: Sought) => Promise<Ordinals>;

/** Reads the conversations of terms, each term once: most are looked for in several ranks. */
async function postingsReader(transaction: Transaction<'readonly'>): Promise<ReadTerm> {
  const last = await transaction.objectStore('conversations').index('ordinal').openKeyCursor(null, 'prev');
  const known = new Map<string, Promise<Ordinals>>();
  return (sought) => {
    if (!last) return Promise.resolve(new Set());
    const key = `${sought.isBeginning} ${sought.term}`;
    const reading = known.get(key) ?? readPostings(transaction, sought, last.key, MOST_POSTINGS);
    known.set(key, reading);
    return reading;
  };
}

/** The conversations that the index has for all of the words in this rank or a better one. */
async function ordinalsFor(words: readonly Word[], rank: Rank, read: ReadTerm): Promise<Ordinals> {
  const found = await Promise.all(
    words
      .flatMap((word) => termsFor(word, rank))
      .map(async (alternatives) => {
        const sets = await Promise.all(alternatives.map(read));
        return sets.reduce((all, ordinals) => all && ordinals && all.union(ordinals));
      }),
  );
  const [first, ...others] = found.filter((ordinals) => ordinals !== null);
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
