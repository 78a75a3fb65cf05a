/** The migration of an older database to the newest version. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import * as v from 'valibot';
import { allTurns } from '../chat/branches';
import { assemble } from './assemble';
import { placesOf, recordOf } from './conversation-record';
import type { Schema } from './schema';
import { under } from './key-range';
import { refFrom } from './load-conversation';
import { toSecondVersion, toThirdVersion } from './migrate-turn';
import { plainTransaction } from './plain-transaction';
import { blockOf, addPostings } from './postings';
import type { Row } from './transaction';
import { membersOf, salvageTurns } from './salvage';
import { finerTermsOfTurns, termsOfTurns } from './searched-texts';
import { conversationRecordShape } from './stored-shape';
import type { StoreName } from './transaction';
import { turnRecord } from './turn-record';

type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/** Creates the missing stores and rewrites changed records, all within the transaction. */
export async function upgrade(
  db: IDBPDatabase<Schema>,
  oldVersion: number,
  transaction: Upgrade,
): Promise<void> {
  if (oldVersion < 1) {
    db.createObjectStore('conversations', { keyPath: 'id' });
    const turns = db.createObjectStore('turns', { keyPath: ['conversationId', 'index'] });
    turns.createIndex('pageHash', 'turn.attachment.page.hash');
    db.createObjectStore('texts', { keyPath: 'hash' });
    db.createObjectStore('pages', { keyPath: 'pageKey' });
  }
  if (oldVersion < 2) {
    db.createObjectStore('usage', { keyPath: ['day', 'model'] });
    const requests = db.createObjectStore('requests', { keyPath: ['conversationId', 'turnId', 'index'] });
    requests.createIndex('askedAt', 'askedAt');
  }
  if (oldVersion < 3) {
    db.createObjectStore('postings');
    db.createObjectStore('drafts', { keyPath: 'conversationId' });
    db.createObjectStore('damaged', { autoIncrement: true });
    db.createObjectStore('digests', { keyPath: 'key' }).createIndex('pages', 'pages', { multiEntry: true });
    const conversations = transaction.objectStore('conversations');
    for (const index of conversations.indexNames) conversations.deleteIndex(index);
    conversations.createIndex('byTime', ['newness', 'id', 'ordinal']);
    conversations.createIndex('ordinal', 'ordinal', { unique: true });
    conversations.createIndex('open', 'open');
  }
  if (oldVersion < 4) {
    const conversations = transaction.objectStore('conversations');
    if (oldVersion === 3) conversations.deleteIndex('byPage');
    conversations.createIndex('byPage', 'places', { multiEntry: true });
    if (oldVersion === 3) await placeOnPages(transaction);
    else if (oldVersion > 0) await rewrite(transaction, oldVersion);
  }
  if (oldVersion < 6) {
    // No turn of an older version has any.
    transaction.objectStore('turns').createIndex('otherTexts', 'otherTexts', { multiEntry: true });
  }
  if (oldVersion === 3 || oldVersion === 4) await indexSigns(transaction);
}

/** The record of a conversation in the first two versions. */
const secondRecordShape = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  pageKey: v.string(),
  createdAt: v.number(),
});

const thirdRecordShape = v.omit(conversationRecordShape, ['places']);

/** Numbers the conversations, adds to their records what the list shows, and indexes their words. */
async function rewrite(transaction: Upgrade, oldVersion: number): Promise<void> {
  const now = Date.now();
  let ordinal = 0;
  const indexing = createIndexing(transaction);
  for (const id of await idsOf(transaction)) {
    const [[record], rows] = await Promise.all([
      plainTransaction(transaction).rows('conversations', { range: id }),
      plainTransaction(transaction).rows('turns', { range: under(id) }),
    ]);
    const turns = rows.map((row) => withThirdTurn(row, oldVersion));
    const ref = refFrom(id);
    const { conversation, damaged } = assemble({ ref, record, recordShape: secondRecordShape, turns, now });
    await Promise.all(damaged.map((one) => transaction.objectStore('damaged').add(one)));
    await transaction.objectStore('conversations').delete(id);
    await transaction.objectStore('turns').delete(under(id));
    const all = allTurns(conversation);
    if (all.length === 0) continue;

    await transaction.objectStore('conversations').put(recordOf(conversation, ordinal));
    const store = transaction.objectStore('turns');
    await Promise.all(all.map(async (turn, index) => store.put(turnRecord(id, index, turn))));
    await indexing.add(ordinal, termsOfTurns(all));
    ordinal += 1;
  }
  await indexing.write();
}

/** Adds to the full-text index of words the terms of signs and of the words inside names. */
async function indexSigns(transaction: Upgrade): Promise<void> {
  const indexing = createIndexing(transaction);
  const ordinals = transaction.objectStore('conversations').index('ordinal');
  let cursor = await ordinals.openKeyCursor();
  const places: (readonly [ordinal: number, id: string])[] = [];
  while (cursor) {
    // A damaged record waits until it is mended.
    if (typeof cursor.key === 'number') places.push([cursor.key, cursor.primaryKey]);
    cursor = await cursor.continue();
  }
  for (const [ordinal, id] of places) {
    const rows = await plainTransaction(transaction).rows('turns', { range: under(id) });
    const turns = rows.flatMap(({ value }) => salvageTurns(value));
    await indexing.add(ordinal, finerTermsOfTurns(turns));
  }
  await indexing.write();
}

/** Indexes conversations in the order of their numbers. */
function createIndexing(transaction: Upgrade) {
  let postings = new Map<string, Set<number>>();
  let block = 0;
  async function write(): Promise<void> {
    await addPostings(plainTransaction(transaction), postings);
    postings = new Map();
  }
  return {
    write,
    async add(ordinal: number, terms: ReadonlySet<string>): Promise<void> {
      // Each block is written by itself, so that a long history need not fit into memory.
      if (blockOf(ordinal) !== block) await write();
      block = blockOf(ordinal);
      for (const term of terms) {
        const ordinals = postings.get(term);
        if (ordinals) ordinals.add(ordinal);
        else postings.set(term, new Set([ordinal]));
      }
    },
  };
}

/**
 * Adds to the records of the third version their places in the lists of pages. A damaged record waits until
 * it is mended.
 */
async function placeOnPages(transaction: Upgrade): Promise<void> {
  for (const id of await idsOf(transaction)) {
    const [[record], rows] = await Promise.all([
      plainTransaction(transaction).rows('conversations', { range: id }),
      plainTransaction(transaction).rows('turns', { range: under(id) }),
    ]);
    if (!v.is(thirdRecordShape, record?.value)) continue;
    const turns = rows.flatMap(({ value }) => salvageTurns(value));
    const places = placesOf(record.value, turns);
    await transaction.objectStore('conversations').put({ ...record.value, places });
  }
}

/**
 * The ids of all conversations, including those whose record was lost; not of records so damaged that their
 * key is no id.
 */
async function idsOf(transaction: Upgrade): Promise<ReadonlySet<string>> {
  const [ids, turns] = await Promise.all([
    transaction.objectStore('conversations').getAllKeys(),
    transaction.objectStore('turns').getAllKeys(),
  ]);
  return new Set([...ids, ...turns.map(([id]) => id)].filter((id) => typeof id === 'string'));
}

function withThirdTurn(row: Row, oldVersion: number): Row {
  const record = membersOf(row.value);
  const turn = oldVersion < 2 ? toSecondVersion(record['turn']) : record['turn'];
  return { ...row, raw: row.value, value: { ...record, turn: toThirdVersion(turn) } };
}
