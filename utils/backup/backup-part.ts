import * as v from 'valibot';
import type { Conversation } from '../chat/conversation';
import type { Database } from '../storage/transaction';
import { transact } from '../storage/transact';
import type { Transaction } from '../storage/transaction';
import type { BackupPart, BackupText } from './backup-format';
import { readStored } from './backup-reading';
import { hashesOf } from './hashes-of';
import { settleOpen } from './settle-open';

/** Characters of a part: enough that sending it to the panel costs little, and few enough for any memory. */
const PART_CHARACTERS = 1_000_000;

const STORES = ['conversations', 'turns', 'texts', 'usage'] as const;

/** The last conversation that was exported, and the next one with the number of its texts sent ahead. */
const positionShape = v.object({ last: v.string(), next: v.nullable(v.string()), texts: v.number() });
type Position = v.InferOutput<typeof positionShape>;

const BEGINNING: Position = { last: '', next: null, texts: 0 };

/**
 * Reads a part of the stored data, in the order of the conversations' ids: one that is added or deleted
 * meanwhile changes nothing for the others. The usage comes last. Texts are given as they are stored, and
 * null where they are missing.
 */
export function readBackupPart(database: Database, after: string | null): Promise<BackupPart> {
  const position = after === null ? BEGINNING : v.parse(positionShape, JSON.parse(after));
  return transact(database, STORES, 'readonly', (transaction) => readPart(transaction, position));
}

async function readPart(transaction: Transaction<'readonly'>, begin: Position): Promise<BackupPart> {
  const conversations: Conversation[] = [];
  const texts: BackupText[] = [];
  let position = begin;
  let characters = 0;
  while (characters < PART_CHARACTERS) {
    const beyond = IDBKeyRange.lowerBound(position.last, true);
    const id = await transaction.objectStore('conversations').getKey(beyond);
    if (id === undefined) {
      const usage = await transaction.objectStore('usage').getAll();
      return { content: { conversations, texts, usage }, next: null };
    }
    const conversation = (await readStored(transaction, id, id))?.conversation;
    const hashes = conversation ? hashesOf(conversation) : [];
    let given = id === position.next ? position.texts : 0;
    for (; given < hashes.length && characters < PART_CHARACTERS; given++) {
      const hash = hashes[given] ?? '';
      const text = (await transaction.objectStore('texts').get(hash))?.text ?? null;
      texts.push({ hash, text });
      characters += text?.length ?? 0;
    }
    if (given < hashes.length) {
      position = { last: position.last, next: id, texts: given };
    } else {
      if (conversation) conversations.push(settleOpen(conversation));
      characters += JSON.stringify(conversation ?? null).length;
      position = { last: id, next: null, texts: 0 };
    }
  }
  return { content: { conversations, texts, usage: [] }, next: JSON.stringify(position) };
}
