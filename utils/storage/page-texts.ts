import type { Transaction } from './transaction';

/** Reads the stored texts of these hashes, by hash. */
export async function readTexts(
  transaction: Transaction<'readonly' | 'readwrite'>,
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const store = transaction.objectStore('texts');
  const records = await Promise.all(Array.from(new Set(hashes), (hash) => store.get(hash)));
  return new Map(records.flatMap((record) => (record ? [[record.hash, record.text] as const] : [])));
}
