/** Moving everything that is stored from one database into another: into a sealed one, out of it, or between two. */
import { indexAll } from './index-all';
import type { Schema } from './schema';
import { SEALED_NAMES, type SealedName } from './sealed-layout';
import { transact } from './transact';
import type { Database, Row, StoreName } from './transaction';

/** Records that are copied at once: a request may have half a megabyte. */
const STEP = 16;

/** A slow disk may take a while. */
const STEP_MS = 60_000;

/** Thrown where the copy has fewer records than its source; the source is as it was. */
export class CopyIncomplete extends Error {
  override readonly name = 'CopyIncomplete';
}

/**
 * Copies every record into an empty database. The source stays as it is, so a copy that is cut short is thrown away and
 * made anew. The full-text index is made of the copy. A record that the browser cannot read is noted among the damaged
 * ones. `onProgress` is told the share that is done, from 0 to 1. Throws
 * `CopyIncomplete`.
 */
export async function copyRecords(
  from: Database,
  to: Database,
  onProgress: (share: number) => void,
): Promise<void> {
  for (const [done, name] of SEALED_NAMES.entries()) {
    onProgress(done / SEALED_NAMES.length / 2);
    await copyStore(from, to, name);
  }
  for (const name of SEALED_NAMES) {
    const [before, after] = await Promise.all([countOf(from, name), countOf(to, name)]);
    if (after < before) throw new CopyIncomplete(`${before - after} records are missing.`);
  }
  await indexAll(to, (share) => onProgress((1 + share) / 2));
  onProgress(1);
}

async function copyStore(from: Database, to: Database, name: SealedName): Promise<void> {
  for (let last: IDBValidKey | null = null; ;) {
    const range: IDBKeyRange | null = last === null ? null : IDBKeyRange.lowerBound(last, true);
    const rows: readonly Row[] = await transact(from, [name], 'readonly', (reading) =>
      reading.rows(name, { range, count: STEP }),
    );
    const next = rows.at(-1)?.key;
    if (next === undefined) return;
    await transact(to, [name, 'damaged'], 'readwrite', (writing) => write(writing, name, rows), STEP_MS);
    last = next;
  }
}

type Writing = Parameters<Parameters<typeof transact<'readwrite', void>>[3]>[0];

async function write(writing: Writing, name: SealedName, rows: readonly Row[]): Promise<void> {
  for (const { key, value, problem } of rows) {
    if (problem !== '') {
      const damaged = { store: name, key, json: '', reason: problem, noticedAt: Date.now() };
      await writing.objectStore('damaged').add(damaged);
    } else if (name === 'damaged') await writing.objectStore(name).add(value as Schema['damaged']['value']);
    // What is on disk may be of any shape; it is checked when it is read.
    else await writing.objectStore(name).put(value as never);
  }
}

function countOf(database: Database, name: StoreName): Promise<number> {
  return transact(database, [name], 'readonly', (transaction) => transaction.objectStore(name).count());
}

/** Databases between the old one and the new one, see `eraseDatabase`. */
const BETWEEN = ['sidenote-between-1', 'sidenote-between-2', 'sidenote-between-3', 'sidenote-between-4'];

/**
 * Makes small databases between the one that will be erased and the one that is made next. Chromium keeps all databases
 * of an extension in one LevelDB, in the order in which they were made, and a deleted record stays in its files until
 * they are rewritten. Deleting a database rewrites the files around its own place, but not the one that it has just
 * flushed. Deleting one whose place is in the middle of that file rewrites that, too: with the second of these, nothing
 * of the old records is on the disk any more.
 */
export async function prepareErasing(): Promise<void> {
  for (const name of BETWEEN) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('nothing'));
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('Not opened.')));
    });
    await new Promise((resolve, reject) => {
      const transaction = db.transaction('nothing', 'readwrite');
      transaction.objectStore('nothing').put('nothing', 1);
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', reject);
    });
    db.close();
  }
}

/** Deletes a database, and has the browser rewrite the files that it was in. It may be done again. */
export async function eraseDatabase(name: string): Promise<void> {
  for (const one of [name, ...BETWEEN]) await deleteDatabase(one);
}

/** Deletes a database once all that use it have closed it. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('Not deleted.')));
  });
}
