import { under } from './key-range';
import { termsOfPages } from './index-pages';
import { addPostings } from './postings';
import { salvageTurns } from './salvage';
import { termsOfTurns } from './searched-texts';
import { transact } from './transact';
import type { Database } from './transaction';

/** Conversations that are indexed at once. */
const STEP = 32;

/** A slow disk may take a while. */
const STEP_MS = 60_000;

/** Writes the full-text index of everything that is stored. `onProgress` is told the share that is done. */
export async function indexAll(database: Database, onProgress: (share: number) => void): Promise<void> {
  for (let last = -1; ;) {
    const { count, highest } = await transact(
      database,
      ['conversations', 'turns', 'texts', 'postings'],
      'readwrite',
      async (transaction) => {
        const index = transaction.objectStore('conversations').index('ordinal');
        const end = await index.openKeyCursor(null, 'prev');
        const found = await index.getAll(IDBKeyRange.lowerBound(last, true), STEP);
        const ordinals = new Map<string, Set<number>>();
        for (const record of found) {
          const { id, ordinal, name } = record;
          const rows = await transaction.rows('turns', { range: under(id) });
          const turns = rows.flatMap(({ value }) => salvageTurns(value));
          const ofPages = await termsOfPages(transaction, turns);
          for (const term of termsOfTurns(turns, name).union(ofPages)) {
            const known = ordinals.get(term);
            if (known) known.add(ordinal);
            else ordinals.set(term, new Set([ordinal]));
          }
          await transaction.objectStore('conversations').put({ ...record, indexed: record.turns });
          last = ordinal;
        }
        await addPostings(transaction, ordinals);
        return { count: found.length, highest: end?.key ?? 0 };
      },
      STEP_MS,
    );
    onProgress((last + 1) / (highest + 1));
    if (count < STEP) return;
  }
}
