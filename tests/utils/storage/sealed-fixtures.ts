import { openSealedDatabase, type ErasableFiles } from '@/utils/storage/sealed-database';
import { randomKey } from '@/utils/vault/sealing';
import { keysOf, type VaultKeys } from '@/utils/vault/vault';

/** Files in memory. */
export function createFiles(): ErasableFiles & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    names: () => Promise.resolve([...all.keys()]),
    read: (name) => Promise.resolve(all.get(name) ?? null),
    write: (name, bytes) => Promise.resolve(void all.set(name, bytes)),
    remove: (name) => Promise.resolve(void all.delete(name)),
  };
}

let databases = 0;

/** A sealed database with what is needed to open it again. */
export async function sealedDatabase() {
  const name = `sealed-${(databases += 1)}`;
  const keys: VaultKeys = await keysOf(randomKey());
  const files = createFiles();
  const database = await openSealedDatabase(name, keys, files);
  return {
    name,
    files,
    database,
    /** Opens it as another worker would. */
    async again() {
      database.close();
      return openSealedDatabase(name, keys, files);
    },
  };
}

/** Opens a database of the browser's own. */
export function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('Not opened.')));
  });
}

/** All records of a store as they are on disk. */
export async function rawRecords(name: string, store: string): Promise<readonly Record<string, unknown>[]> {
  const db = await openRaw(name);
  try {
    return await new Promise((resolve, reject) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.addEventListener('success', () => resolve(request.result as Record<string, unknown>[]));
      request.addEventListener('error', () => reject(request.error ?? new Error('Not read.')));
    });
  } finally {
    db.close();
  }
}
