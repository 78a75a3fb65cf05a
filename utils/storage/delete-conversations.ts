import { attachedTexts } from '../chat/attached-texts';
import type { Conversation } from '../chat/conversation';
import { pageKeysOf } from './conversation-record';
import { termsOfPages } from './index-pages';
import { under } from './key-range';
import type { ConversationRecord } from './schema';
import type { Database } from './transaction';
import { forgetUnusedText } from './digests';
import { blockOf, ordinalsIn, removeBlock, removePostings } from './postings';
import { membersOf, salvageTurns } from './salvage';
import { termsOfTurns } from './searched-texts';
import { transact } from './transact';
import type { Transaction } from './transaction';

/** The stores that a deletion touches. */
const STORES = [
  'conversations',
  'turns',
  'texts',
  'digests',
  'pages',
  'requests',
  'postings',
  'drafts',
] as const;

/**
 * Few enough that an answer need not wait long for its checkpoint: each takes some thousand words out of the
 * index.
 */
const BATCH = 4;

/** A whole block has thousands of turns. */
const BLOCK_LIMIT_MS = 60_000;

/**
 * Deletes conversations with everything that belongs to them alone: turns, words in the index, requests,
 * drafts, page texts with their digests, and pictures.
 */
export async function deleteConversations(database: Database, ids: readonly string[]): Promise<void> {
  for (const [block, inBlock] of await byBlock(database, ids)) {
    if (block !== null && (await deleteBlock(database, block, inBlock))) continue;
    for (let start = 0; start < inBlock.length; start += BATCH) {
      const batch = inBlock.slice(start, start + BATCH);
      await transact(database, STORES, 'readwrite', async (transaction) => {
        const removed = await takeAll(transaction, batch);
        await removePostings(transaction, ordinalsByTerm(removed));
      });
    }
  }
}

/** Groups the ids by their block of the index, in order; null for those in none. */
async function byBlock(database: Database, ids: readonly string[]): Promise<Map<number | null, string[]>> {
  const blocks = new Map<number | null, string[]>();
  await transact(database, ['conversations'], 'readonly', (transaction) =>
    Promise.all(
      ids.map(async (id) => {
        const { value } = await transaction.row('conversations', id);
        const ordinal = membersOf(value)['ordinal'];
        const block = typeof ordinal === 'number' ? blockOf(ordinal) : null;
        blocks.set(block, [...(blocks.get(block) ?? []), id]);
      }),
    ),
  );
  return blocks;
}

/** Deletes these conversations if the block of the index has no others; resolves to whether it did. */
function deleteBlock(database: Database, block: number, ids: readonly string[]): Promise<boolean> {
  const work = async (transaction: Transaction<'readwrite'>) => {
    const index = transaction.objectStore('conversations').index('ordinal');
    if ((await index.count(ordinalsIn(block))) !== ids.length) return false;
    await takeAll(transaction, ids);
    await removeBlock(transaction, block);
    return true;
  };
  return transact(database, STORES, 'readwrite', work, BLOCK_LIMIT_MS);
}

interface Removed {
  readonly record: ConversationRecord | undefined;
  readonly turns: Conversation['turns'];
  /** The terms of the texts of its pages, as far as they are in the index. */
  readonly ofPages: ReadonlySet<string>;
}

/**
 * Deletes everything about the conversations except their words in the index, and returns what was removed.
 */
async function takeAll(
  transaction: Transaction<'readwrite'>,
  ids: readonly string[],
): Promise<readonly Removed[]> {
  const removed = await Promise.all(ids.map((id) => take(transaction, id)));
  const turns = removed.flatMap((one) => one.turns);
  const hashes = turns.flatMap(({ attachment }) => attachedTexts(attachment));
  // Pages that were added to a conversation show it too, and so may one that never went with a question.
  const pageKeys = [
    ...removed.flatMap(({ record }) => record?.pageKey ?? []),
    ...pageKeysOf(turns),
    ...(await pagesThatShow(transaction, new Set(ids))),
  ];
  await Promise.all([
    ...Array.from(new Set(hashes), (hash) => forgetUnusedText(transaction, hash)),
    ...Array.from(new Set(pageKeys), (key) => freshPage(transaction, key, new Set(ids))),
  ]);
  return removed;
}

/** Deletes the records under a conversation's own key, and returns them. */
async function take(transaction: Transaction<'readwrite'>, id: string): Promise<Removed> {
  const [[record], turns] = await Promise.all([
    transaction.rows('conversations', { range: id }),
    transaction.rows('turns', { range: under(id) }),
  ]);
  const all = turns.flatMap(({ value }) => salvageTurns(value));
  const isIndexed = membersOf(record?.value)['indexed'] !== undefined;
  const ofPages = isIndexed ? await termsOfPages(transaction, all) : new Set<string>();
  await Promise.all([
    transaction.objectStore('conversations').delete(id),
    transaction.objectStore('turns').delete(under(id)),
    transaction.objectStore('requests').delete(under(id)),
    transaction.objectStore('drafts').delete(id),
  ]);
  return {
    record: record?.value as ConversationRecord | undefined,
    turns: all,
    ofPages,
  };
}

function ordinalsByTerm(removed: readonly Removed[]): ReadonlyMap<string, ReadonlySet<number>> {
  const ordinals = new Map<string, Set<number>>();
  for (const { record, turns, ofPages } of removed) {
    if (!record) continue;
    for (const term of termsOfTurns(turns, record.name).union(ofPages)) {
      const known = ordinals.get(term);
      if (known) known.add(record.ordinal);
      else ordinals.set(term, new Set([record.ordinal]));
    }
  }
  return ordinals;
}

/** The keys of the pages whose record leads to one of the conversations. */
async function pagesThatShow(
  transaction: Transaction<'readwrite'>,
  ids: ReadonlySet<string>,
): Promise<readonly string[]> {
  const pages = await transaction.objectStore('pages').getAll();
  return pages.flatMap(({ pageKey, conversationId }) => (ids.has(conversationId) ? pageKey : []));
}

/** Gives a page that showed a deleted conversation a new one; its others stay in its history. */
async function freshPage(
  transaction: Transaction<'readwrite'>,
  key: string,
  ids: ReadonlySet<string>,
): Promise<void> {
  const pages = transaction.objectStore('pages');
  const shown = (await pages.get(key))?.conversationId ?? key;
  if (!ids.has(shown)) {
    // A page that got a fresh conversation, of which nothing was asked, leaves nothing behind.
    if ((await transaction.objectStore('conversations').get(shown)) || (await countOf(transaction, key)) > 0)
      return;
    return pages.delete(key);
  }
  if ((await countOf(transaction, key)) > 0) {
    await pages.put({ pageKey: key, conversationId: crypto.randomUUID() });
  } else await pages.delete(key);
}

const countOf = (transaction: Transaction<'readwrite'>, key: string): Promise<number> =>
  transaction.objectStore('conversations').index('byPage').count(under(key));
