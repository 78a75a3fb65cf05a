import { browser } from '#imports';
import { deleteDB, openDB } from 'idb';
import { isPrivate } from '../browser/private';

/** The database in which the kept values stand while they are written anew. */
const REWRITING = 'sidenote-kept';

/**
 * Changes kept values by their names, null removes one, and writes all of them anew: the browser keeps old values in
 * its files until it rewrites those, but deletes the files where everything is cleared. A worker that ends in between
 * loses nothing: the next one calls `finishRewriting`.
 */
export async function rewriteKept(changes: Readonly<Record<string, unknown>>): Promise<void> {
  if (isPrivate()) throw new Error('Private windows write nothing.');
  const all: Record<string, unknown> = { ...(await browser.storage.local.get(null)), ...changes };
  for (const [name, value] of Object.entries(all)) if (value === null) delete all[name];
  const db = await openRewriting();
  await db.put('kept', all, 'all');
  db.close();
  await writeAnew(all);
}

/** Finishes a writing that was cut short. */
export async function finishRewriting(): Promise<void> {
  const isThere = (await indexedDB.databases()).some(({ name }) => name === REWRITING);
  if (!isThere) return;
  const db = await openRewriting();
  const all = await db.get('kept', 'all');
  db.close();
  if (all) await writeAnew(all);
  else await deleteDB(REWRITING);
}

async function writeAnew(all: Record<string, unknown>): Promise<void> {
  await browser.storage.local.clear();
  await browser.storage.local.set(all);
  await deleteDB(REWRITING);
}

function openRewriting() {
  return openDB<{ kept: { key: string; value: Record<string, unknown> } }>(REWRITING, 1, {
    upgrade: (db) => void db.createObjectStore('kept'),
  });
}
