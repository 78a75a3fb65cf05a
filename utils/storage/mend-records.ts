import type { Database } from './transaction';
import { loadConversation, refFrom } from './load-conversation';
import { transact } from './transact';

/**
 * Mends the conversations that no list can show, since their record is too damaged for an index or is
 * missing.
 */
export async function mendRecords(database: Database): Promise<void> {
  for (const id of await idsOfUnlisted(database)) await loadConversation(database, refFrom(id), Date.now());
}

function idsOfUnlisted(database: Database): Promise<readonly string[]> {
  return transact(database, ['conversations', 'turns'], 'readonly', (transaction) => transaction.unlisted());
}
