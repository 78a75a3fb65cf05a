import { findWords } from './find-words';
import { under } from './key-range';
import {
  isOfSite,
  PART,
  readPart,
  readRecord,
  toSummary,
  type Found,
  type Placed,
} from './list-conversations';
import type { ListedConversations, ConversationQuery, Excerpt, Rank } from './listed-conversations';
import { readTexts } from './page-texts';
import { readPostings, type Sought } from './postings';
import { salvageTurns } from './salvage';
import type { Database } from './transaction';
import { ranksOf, termsFor, type Word } from './search-words';
import { pageHashesOf, searchedTexts } from './searched-texts';
import type { Transaction } from './transaction';
import type { ConversationRecord } from './schema';
import { inListOrder, isAfter, isListed, walk, type ListPlace } from './walk';

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
  const stores = ['conversations', 'turns', 'texts', 'postings'] as const;
  const most = query.count ?? PART;
  return readPart(database, stores, most, (transaction) => search(transaction, query, words, most));
}

/** Goes through the conversations once for each rank until the part is full, and reads the turns of each once. */
async function search(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  words: readonly Word[],
  most: number,
): Promise<Found> {
  const conversations: Placed[] = [];
  const damaged: string[] = [];
  const read = new Map<string, Promise<Reading>>();
  const readOnce = (id: string) => {
    const known = read.get(id) ?? readConversation(transaction, id, words, query.site);
    read.set(id, known);
    return known;
  };
  const postings = await postingsReader(transaction);
  const from = query.after?.[2] ?? 0;
  for (const rank of ranksOf(words).filter((one) => one >= from)) {
    const rest = { ...query, after: rank === from ? query.after : null };
    const places = candidates(transaction, rest, await ordinalsFor(words, rank, postings));
    for await (const { id, reading } of readAhead(places, readOnce)) {
      const { record, excerpt, firstTurn } = reading;
      if (record === null) damaged.push(id);
      if (!record || excerpt?.rank !== rank) continue;
      conversations.push({ place: record.newness, summary: toSummary(record, firstTurn, excerpt) });
      if (conversations.length > most) return { conversations, damaged };
    }
  }
  return { conversations, damaged };
}

interface Reading {
  /** Null where it is damaged; undefined where it is of another site. */
  readonly record: ConversationRecord | null | undefined;
  readonly excerpt: Excerpt | null;
  /** The record of the first turn where it is shown, as it is stored. */
  readonly firstTurn: unknown;
}

async function readConversation(
  transaction: Transaction<'readonly'>,
  id: string,
  words: readonly Word[],
  site: string | undefined,
): Promise<Reading> {
  const [record, rows] = await Promise.all([
    readRecord(transaction, id),
    transaction.rows('turns', { range: under(id) }),
  ]);
  if (record && !isOfSite(record, site)) return { record: undefined, excerpt: null, firstTurn: null };
  const turns = rows.flatMap(({ value }) => salvageTurns(value));
  const said = [...(record?.name === undefined ? [] : [record.name]), ...turns.flatMap(searchedTexts)];
  let excerpt = findWords(said, words);
  // The text of a page is long, and read only where it may have what was said about it has not.
  if (excerpt?.rank !== 0 && (record?.indexed ?? 0) > 0) {
    const texts = await readTexts(transaction, pageHashesOf(turns));
    excerpt = findWords(said, words, [...texts.values()]);
  }
  return { record: record ?? null, excerpt, firstTurn: excerpt && rows[0]?.value };
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
  { after, since }: ConversationQuery,
  ordinals: ReadonlySet<number>,
): AsyncGenerator<ListPlace> {
  const index = transaction.objectStore('conversations').index('ordinal');
  const records = await Promise.all(Array.from(ordinals, (ordinal) => index.get(ordinal)));
  yield* records
    .filter((record) => record !== undefined)
    .filter((record) => isListed(record, since) && isAfter(record, after))
    .toSorted(inListOrder);
}
