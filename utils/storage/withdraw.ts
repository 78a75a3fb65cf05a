/** Conversations that were deleted a moment ago, which can be undone: they are still stored, and in no list. */
import { labelsOf, relabelled } from './conversation-record';
import { removedPlaces } from './list-place';
import { transact } from './transact';
import type { Database, Transaction } from './transaction';

/** The time in which a deletion can be undone, in milliseconds. */
export const UNDO_MS = 10_000;

/**
 * Takes conversations out of all lists, until `putBack` or `deleteConversations`; `at` is in epoch milliseconds. Their
 * pages show others.
 */
export async function withdraw(database: Database, ids: readonly string[], at: number): Promise<void> {
  await transact(database, ['conversations', 'pages'], 'readwrite', async (transaction) => {
    const [conversations, pages] = [
      transaction.objectStore('conversations'),
      transaction.objectStore('pages'),
    ];
    for (const id of ids) {
      const record = await conversations.get(id);
      if (!record) continue;
      await conversations.put(relabelled(record, { ...labelsOf(record), removedAt: at }));
      for (const [pageKey] of record.places)
        if (((await pages.get(pageKey))?.conversationId ?? pageKey) === id)
          await pages.put({ pageKey, conversationId: crypto.randomUUID() });
    }
  });
}

/**
 * Puts conversations back that were withdrawn; a page that was asked nothing meanwhile shows them again. Returns the
 * number of those that were still there.
 */
export function putBack(database: Database, ids: readonly string[]): Promise<number> {
  return transact(database, ['conversations', 'pages'], 'readwrite', async (transaction) => {
    let count = 0;
    for (const id of ids) count += Number(await putBackIn(transaction, id));
    return count;
  });
}

/** Puts a conversation back as a part of a transaction. Returns false if it was not withdrawn. */
export async function putBackIn(transaction: Transaction<'readwrite'>, id: string): Promise<boolean> {
  const [conversations, pages] = [transaction.objectStore('conversations'), transaction.objectStore('pages')];
  const record = await conversations.get(id);
  if (record?.removedAt === undefined) return false;
  const { removedAt: _undone, ...labels } = labelsOf(record);
  await conversations.put(relabelled(record, labels));
  for (const [pageKey] of record.places) {
    const shown = (await pages.get(pageKey))?.conversationId ?? pageKey;
    if (shown !== id && !(await conversations.get(shown))) await pages.put({ pageKey, conversationId: id });
  }
  return true;
}

/** The conversations that were withdrawn at `at` or before, epoch milliseconds. */
export function withdrawnBy(database: Database, at: number): Promise<readonly string[]> {
  const { first, last } = removedPlaces(at);
  return transact(database, ['conversations'], 'readonly', (transaction) =>
    transaction
      .objectStore('conversations')
      .index('byTime')
      .getAllKeys(IDBKeyRange.bound([first], [last, []])),
  );
}
