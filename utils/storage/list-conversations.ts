import type { StoreNames } from 'idb';
import * as v from 'valibot';
import { LISTED } from './list-place';
import type {
  ListedConversations,
  ConversationQuery,
  ConversationSummary,
  Excerpt,
  ListedSite,
  ListPosition,
} from './listed-conversations';
import { loadConversation, refFrom } from './load-conversation';
import { membersOf, salvageTurn } from './salvage';
import type { ConversationRecord, Schema } from './schema';
import type { Database, Row } from './transaction';
import { conversationRecordShape } from './stored-shape';
import { transact } from './transact';
import type { Transaction } from './transaction';
import { stretchesOf } from './walk';

/** Conversations in a part: more than a window shows. */
export const PART = 30;

/** Conversations in a part by name, which reads all records to sort them. */
const PART_BY_NAME = 300;

/** Records that are read at once to find those of a site. */
const STEP = 256;

/** Characters of a selection that the list shows. */
const SHOWN = 160;

/** The number of times that a list is read again after a record in it was mended. */
const TRIES = 3;

/** The first conversations of a part, plus one if there are more, and those whose record is damaged. */
export interface Found {
  readonly conversations: readonly Placed[];
  readonly damaged: readonly string[];
}

/** A conversation with its place in the order of the list. */
export interface Placed {
  readonly place: number | string;
  readonly summary: ConversationSummary;
}

/** Lists a part of all conversations, or of those of a page. */
export function listConversations(
  database: Database,
  query: ConversationQuery,
): Promise<ListedConversations> {
  const isByName = query.order === 'title';
  const most = query.count ?? (isByName ? PART_BY_NAME : PART);
  return readPart(database, ['conversations', 'turns'], most, async (transaction) => {
    const { records, damaged } = await (isByName ? byName : byTime)(transaction, query, most + 1);
    return {
      conversations: await Promise.all(
        records.map(async ({ place, record }) => {
          // The record has only the words of the question, which are always the same for a menu's action.
          const first = await transaction.row('turns', [record.id, 0]);
          return { place, summary: toSummary(record, first.value, null) };
        }),
      ),
      damaged,
    };
  });
}

interface Read {
  readonly records: readonly { readonly place: number | string; readonly record: ConversationRecord }[];
  readonly damaged: readonly string[];
}

async function byTime(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  most: number,
): Promise<Read> {
  const records: ConversationRecord[] = [];
  const damaged: string[] = [];
  let from = query;
  let isEnd = false;
  while (records.length < most && damaged.length === 0 && !isEnd) {
    const count = query.site === undefined ? most - records.length : STEP;
    const rows = await rowsOf(transaction, from, count);
    const { found, broken } = sorted(rows);
    damaged.push(...broken);
    records.push(...found.filter((record) => isOfSite(record, query.site)));
    const last = found.at(-1);
    isEnd = rows.length < count || !last;
    if (last) from = { ...query, after: [last.newness, last.id, 0] };
  }
  return { records: records.slice(0, most).map((record) => ({ place: record.newness, record })), damaged };
}

async function rowsOf(
  transaction: Transaction<'readonly'>,
  query: ConversationQuery,
  count: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const stretch of stretchesOf(query)) {
    if (rows.length >= count) break;
    const most = Number.isFinite(count) ? { count: count - rows.length } : {};
    rows.push(...(await transaction.rows('conversations', { ...stretch, ...most })));
  }
  return rows;
}

function sorted(rows: readonly Row[]) {
  const found = rows.flatMap(({ value }) => (v.is(conversationRecordShape, value) ? [value] : []));
  const broken = rows
    .filter(({ value }) => !v.is(conversationRecordShape, value))
    .map(({ key }) => String(key));
  return { found, broken };
}

/** Sorts all records: on disk their names may be sealed. */
async function byName(
  transaction: Transaction<'readonly'>,
  { after, site, ...query }: ConversationQuery,
  most: number,
): Promise<Read> {
  const { found, broken } = sorted(
    await rowsOf(transaction, { ...query, order: 'newest', after: null }, Infinity),
  );
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const inOrder = (one: Named, other: Named) =>
    compare(one.place, other.place) || (one.id === other.id ? 0 : one.id < other.id ? -1 : 1);
  const records = found
    .filter((record) => isOfSite(record, site))
    .map((record) => ({ place: (record.isPinned ? '0' : '1') + nameOf(record), id: record.id, record }))
    .filter((one) => after === null || inOrder(one, { place: String(after[0]), id: after[1] }) > 0)
    .toSorted(inOrder)
    .slice(0, most);
  return { records, damaged: broken };
}

interface Named {
  readonly place: string;
  readonly id: string;
}

/** The name by which a list sorts a conversation: its own, its page's title, or its first question. */
const nameOf = ({ name = '', title, question }: ConversationRecord): string => name || title || question;

export const isOfSite = (record: ConversationRecord, site: string | undefined): boolean =>
  site === undefined || record.site === site;

/** The sites that conversations are about, the most frequent first. */
export function listSites(database: Database): Promise<readonly ListedSite[]> {
  return transact(database, ['conversations'], 'readonly', async (transaction) => {
    const range = IDBKeyRange.bound([LISTED.first], [LISTED.last, []]);
    const counts = new Map<string, number>();
    for (const { site } of await transaction.objectStore('conversations').index('byTime').getAll(range))
      if (site) counts.set(site, (counts.get(site) ?? 0) + 1);
    return Array.from(counts, ([site, conversations]) => ({ site, conversations })).toSorted(
      (one, other) => other.conversations - one.conversations,
    );
  });
}

/** Reads a part of a list. A damaged record is mended first, so that it takes its right place in the list. */
export async function readPart(
  database: Database,
  stores: readonly StoreNames<Schema>[],
  most: number,
  find: (transaction: Transaction<'readonly'>) => Promise<Found>,
): Promise<ListedConversations> {
  let found = await transact(database, stores, 'readonly', find);
  for (let tries = 0; found.damaged.length > 0 && tries < TRIES; tries++) {
    for (const id of found.damaged) await loadConversation(database, refFrom(id), Date.now());
    found = await transact(database, stores, 'readonly', find);
  }
  const part = found.conversations.slice(0, most);
  const last = found.conversations.length > most ? part.at(-1) : undefined;
  return { conversations: part.map(({ summary }) => summary), next: last ? positionOf(last) : null };
}

const positionOf = ({ place, summary: { id, excerpt } }: Placed): ListPosition => [
  place,
  id,
  excerpt?.rank ?? 0,
];

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
  record: ConversationRecord,
  firstTurn: unknown,
  excerpt: Excerpt | null,
): ConversationSummary {
  const { id, pageKey, createdAt, updatedAt, title, site, question, turns } = record;
  const { action, attachment } = salvageTurn(membersOf(firstTurn)['turn']);
  // The list shows no more than two lines of it.
  const selection = (attachment.selection?.text ?? '')
    .slice(0, 4 * SHOWN)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return {
    id,
    pageKey,
    createdAt,
    updatedAt,
    name: record.name ?? '',
    isPinned: record.isPinned === true,
    title,
    site,
    question,
    turns,
    action,
    selection: selection.slice(0, SHOWN),
    isOpen: record.open === 1,
    excerpt,
  };
}
