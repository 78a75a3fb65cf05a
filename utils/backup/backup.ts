import { allTurns } from '../chat/branches';
import type { Conversation } from '../chat/conversation';
import { recordOf } from '../storage/conversation-record';
import type { DayUsage } from '../storage/day-usage';
import { under } from '../storage/key-range';
import { addPostings } from '../storage/postings';
import type { ConversationRecord } from '../storage/schema';
import type { Database } from '../storage/transaction';
import { termsOfTurns } from '../storage/searched-texts';
import { transact } from '../storage/transact';
import type { Transaction } from '../storage/transaction';
import { turnRecord } from '../storage/turn-record';
import { putBackIn } from '../storage/withdraw';
import { CONVERSATION_STORES, ordinalFor, writeConversation } from '../storage/write-conversation';
import { sha256 } from '../text/sha256';
import type { BackupContent, BackupPart, ImportCounts, BackupText } from './backup-format';
import { findHome } from './backup-home';
import { readBackupPart } from './backup-part';
import { mergeConversation } from './merge-conversation';
import { mergeUsage } from './merge-usage';
import { settleOpen } from './settle-open';

export interface Backup {
  /** Returns the next part of all stored data, from the beginning or after the part before. */
  exportPart(after: string | null): Promise<BackupPart>;
  /** Merges a part into the stored data, all of it or nothing. Merging it again changes nothing. */
  importPart(content: BackupContent): Promise<ImportCounts>;
}

const STORES = [...CONVERSATION_STORES, 'pages', 'usage', 'damaged'] as const;

/** A conversation of years has very many words, and a busy machine is slow. */
const IMPORT_LIMIT_MS = 60_000;

type Merging = Transaction<'readwrite'>;

/** The stored data, to and from a backup. It has no state, so the worker may die between two parts. */
export function createBackup(database: Database): Backup {
  return {
    async exportPart(after) {
      const { content, next } = await readBackupPart(database, after);
      const texts = await Promise.all(content.texts.map(unlessDamaged));
      return { content: { ...content, texts }, next };
    },

    importPart: ({ conversations, texts, usage }) =>
      transact(
        database,
        STORES,
        'readwrite',
        async (transaction) => {
          const counts = { added: 0, completed: 0, known: 0 };
          await addTexts(transaction, texts);
          const unindexed: Unindexed = new Map();
          for (const conversation of conversations) {
            counts[await merge(transaction, conversation, unindexed)] += 1;
          }
          await addToIndex(transaction, unindexed);
          await addUsage(transaction, usage);
          return counts;
        },
        IMPORT_LIMIT_MS,
      ),
  };
}

/** Leaves out a text that has changed: its hash no longer matches, and it would spoil the whole file. */
async function unlessDamaged({ hash, text }: BackupText): Promise<BackupText> {
  return { hash, text: text !== null && (await sha256(text)) === hash ? text : null };
}

async function addTexts(transaction: Merging, texts: readonly BackupText[]): Promise<void> {
  const store = transaction.objectStore('texts');
  for (const { hash, text } of texts) {
    if (text !== null) await store.put({ hash, text });
  }
}

async function addUsage(transaction: Merging, usage: readonly DayUsage[]): Promise<void> {
  const store = transaction.objectStore('usage');
  for (const day of usage) await store.put(mergeUsage(await store.get([day.day, day.model]), day));
}

/** Conversations that are not indexed yet: their terms, by their number in the index. */
type Unindexed = Map<number, ReadonlySet<string>>;

async function merge(
  transaction: Merging,
  conversation: Conversation,
  unindexed: Unindexed,
): Promise<keyof ImportCounts> {
  const imported = settleOpen(conversation);
  const all = allTurns(imported);
  if (all.length === 0) return 'known';
  const { id, stored } = await findHome(transaction, imported);
  if (stored) {
    // Who imports what was deleted a moment ago wants it back.
    const isBack = await putBackIn(transaction, id);
    const merged = mergeConversation(stored.conversation, imported);
    if (merged === stored.conversation) return isBack ? 'added' : 'known';
    // Damaged records are about to be overwritten.
    for (const record of stored.damaged) await transaction.objectStore('damaged').add(record);
    await writeConversation(transaction, merged);
    return 'completed';
  }
  const ordinal = await ordinalFor(transaction, undefined);
  const record = recordOf({ ...imported, id }, ordinal);
  await showOnItsPages(transaction, record);
  await transaction.objectStore('conversations').put(record);
  const turns = transaction.objectStore('turns');
  await Promise.all(all.map((turn, index) => turns.put(turnRecord(id, index, turn))));
  unindexed.set(ordinal, termsOfTurns(all, imported.name));
  return 'added';
}

/**
 * Indexes all at once: most words are in many of the conversations, and each is looked up and written once.
 */
async function addToIndex(transaction: Merging, unindexed: Unindexed): Promise<void> {
  const ordinals = new Map<string, Set<number>>();
  for (const [ordinal, terms] of unindexed) {
    for (const term of terms) {
      const known = ordinals.get(term);
      if (known) known.add(ordinal);
      else ordinals.set(term, new Set([ordinal]));
    }
  }
  await addPostings(transaction, ordinals);
}

/**
 * A page without a stored conversation shows the first one that is imported, even if that was not its first.
 */
async function showOnItsPages(
  transaction: Merging,
  { id, places }: Pick<ConversationRecord, 'id' | 'places'>,
): Promise<void> {
  const pages = transaction.objectStore('pages');
  for (const [pageKey] of places) {
    const [shown, stored] = await Promise.all([
      pages.getKey(pageKey),
      transaction.objectStore('conversations').index('byPage').count(under(pageKey)),
    ]);
    if (id !== pageKey && shown === undefined && stored === 0) {
      await pages.put({ pageKey, conversationId: id });
    }
  }
}
