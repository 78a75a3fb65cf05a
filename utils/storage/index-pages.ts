/**
 * The words of the pages that conversations are about, in the full-text index. A page has some thousand of them, so they
 * are written after the question is stored, in steps: nothing that the user waits for waits for them.
 */
import { attachedPages } from '../chat/attached-texts';
import type { Turn } from '../chat/conversation';
import { termsOf } from '../text/terms';
import { under } from './key-range';
import { LISTED } from './list-place';
import { readTexts } from './page-texts';
import { addPostings } from './postings';
import { membersOf, salvageTurn } from './salvage';
import { pageHashesOf } from './searched-texts';
import { transact } from './transact';
import type { Database, Transaction } from './transaction';

/** Terms that are written at once: an answer need not wait long for its checkpoint. */
const STEP = 1_000;

/** Records that are looked through at once. */
const RECORDS = 256;

/** The terms of the texts of the pages that turns are about. */
export async function termsOfPages(
  transaction: Transaction<'readonly'> | Transaction<'readwrite'>,
  turns: readonly Turn[],
): Promise<ReadonlySet<string>> {
  const texts = await readTexts(transaction, pageHashesOf(turns));
  return termsOf(texts.values());
}

/**
 * Indexes the pages of a conversation that are not yet. A conversation that is deleted meanwhile takes all its words
 * with it, so no more of them are written then.
 */
export async function indexPages(database: Database, id: string): Promise<void> {
  const found = await read(database, id);
  if (!found) return;
  const { ordinal, turns, terms } = found;
  const ordinals = new Set([ordinal]);
  const all = Array.from(terms);
  for (let start = 0; start <= all.length; start += STEP) {
    const part = new Map(all.slice(start, start + STEP).map((term) => [term, ordinals]));
    const isStored = await transact(
      database,
      ['conversations', 'postings'],
      'readwrite',
      async (transaction) => {
        const store = transaction.objectStore('conversations');
        const record = await store.get(id);
        if (record?.ordinal !== ordinal) return false;
        await addPostings(transaction, part);
        // From the first step on, a deletion has to remove these words, too.
        if (start === 0) await store.put({ ...record, indexed: record.indexed ?? 0 });
        if (start + STEP > all.length) await store.put({ ...record, indexed: turns });
        return true;
      },
    );
    if (!isStored) return;
  }
}

function read(database: Database, id: string) {
  return transact(database, ['conversations', 'turns', 'texts'], 'readonly', async (transaction) => {
    const record = await transaction.objectStore('conversations').get(id);
    if (!record || (record.indexed ?? 0) >= record.turns) return null;
    const rows = await transaction.rows('turns', { range: under(id) });
    const turns = rows.map(({ value }) => salvageTurn(membersOf(value)['turn']));
    const known = pageHashesOf(turns.slice(0, record.indexed ?? 0));
    const fresh = pageHashesOf(turns).difference(known);
    const texts = await readTexts(transaction, fresh);
    const sites = turns.flatMap(({ attachment }) => attachedPages(attachment).map(({ site }) => site));
    return { ordinal: record.ordinal, turns: record.turns, terms: termsOf([...sites, ...texts.values()]) };
  });
}

/** The conversations with pages that are not indexed yet, the newest first: older versions did not, or a worker ended. */
export async function unindexed(database: Database): Promise<readonly string[]> {
  const ids: string[] = [];
  let from: readonly (number | string | readonly never[])[] = [LISTED.first];
  for (;;) {
    const range = IDBKeyRange.bound(from, [LISTED.last, []], from.length > 1);
    const records = await transact(database, ['conversations'], 'readonly', (transaction) =>
      transaction.objectStore('conversations').index('byTime').getAll(range, RECORDS),
    );
    for (const { id, indexed = 0, turns } of records) if (indexed < turns) ids.push(id);
    const last = records.at(-1);
    if (!last || records.length < RECORDS) return ids;
    from = [last.newness, last.id, []];
  }
}
