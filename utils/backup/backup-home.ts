import type { Conversation } from '../chat/conversation';
import type { Assembled } from '../storage/assemble';
import type { BackupContent } from './backup-format';
import { readStored, type ConversationReading } from './backup-reading';
import { isSameConversation } from './merge-conversation';

/** The place of an imported conversation: the id, and the conversation stored there. */
interface Home {
  readonly id: string;
  readonly stored: Assembled | null;
}

/**
 * Finds the stored conversation that an imported one is a state of, or a free id for it.
 *
 * Every page's first conversation has the page's key as id, on every machine: if two of those share no turn,
 * the imported one becomes another conversation of the page, under the id of its first turn. It is found
 * there when it is imported again, and so is the other one when a backup of it returns to the machine that it
 * came from.
 */
export async function findHome(transaction: ConversationReading, imported: Conversation): Promise<Home> {
  for (const id of homesOf(imported)) {
    const stored = await readStored(transaction, id, imported.pageKey);
    if (stored && isSameConversation(stored.conversation, imported)) return { id, stored };
  }
  for (const id of freeIds(imported)) {
    const stored = await readStored(transaction, id, imported.pageKey);
    if (!stored || isSameConversation(stored.conversation, imported)) return { id, stored };
  }
  throw new Error('There is always another id.');
}

/** The ids of the stored conversations that an import may change. */
export function touchedBy({ conversations }: BackupContent): readonly string[] {
  return [...new Set(conversations.flatMap(homesOf))];
}

function homesOf({ id, pageKey, order }: Conversation): readonly string[] {
  return [...new Set([id, order[0] ?? id, pageKey])];
}

function* freeIds({ id, order }: Conversation): Generator<string> {
  yield id;
  const derived = order[0] ?? id;
  yield derived;
  for (let count = 2; ; count++) yield `${derived}.${count}`;
}
