import { unwrap } from 'idb';
import type { StoreNames } from 'idb';
import type { Schema } from './schema';
import type { Transaction } from './transact';

/** A record as it came from disk, or the reason why it did not. */
export interface Row {
  readonly key: IDBValidKey;
  readonly value: unknown;
  /** The record before a migration changed it. */
  readonly raw?: unknown;
  /** The browser's message where it could not read the record; empty otherwise. */
  readonly problem: string;
}

interface Wanted {
  readonly range?: IDBKeyRange | string | null;
  /** The index that gives order and keys; without one, those of the store. */
  readonly index?: string;
  /** The greatest number of records. */
  readonly count?: number;
}

/**
 * Reads the records of a range, in order. One that the browser cannot read, such as one whose file is
 * missing, does not take the others with it.
 */
export async function readRows(
  transaction: Transaction<'readonly'> | Transaction<'readwrite'> | Transaction<'versionchange'>,
  name: StoreNames<Schema>,
  { range, index, count }: Wanted,
): Promise<readonly Row[]> {
  const store = unwrap(transaction).objectStore(name);
  const source = index === undefined ? store : store.index(index);
  const [keys, all] = await Promise.all([
    answerTo(source.getAllKeys(range, count)),
    answerTo(source.getAll(range, count)),
  ]);
  if (!keys.isRead) throw new Error(keys.problem);
  if (all.isRead) return keys.value.map((key, i) => ({ key, value: all.value[i], problem: '' }));
  return Promise.all(keys.value.map((key) => readOne(store, key)));
}

/** Reads the record under a key; the value is undefined where there is none. */
export function readRow(
  transaction: Transaction<'readonly'> | Transaction<'readwrite'>,
  name: StoreNames<Schema>,
  key: IDBValidKey,
): Promise<Row> {
  return readOne(unwrap(transaction).objectStore(name), key);
}

async function readOne(store: IDBObjectStore, key: IDBValidKey): Promise<Row> {
  const one = await answerTo(store.get(key));
  return one.isRead
    ? { key, value: one.value as unknown, problem: '' }
    : { key, value: undefined, problem: one.problem };
}

type Reading<Value> =
  | { readonly isRead: true; readonly value: Value }
  | { readonly isRead: false; readonly problem: string };

/**
 * Resolves to a request's result, or to why it failed. A failed request aborts its transaction unless its
 * event's default is prevented.
 */
function answerTo<Value>(request: IDBRequest<Value>): Promise<Reading<Value>> {
  return new Promise((resolve) => {
    request.addEventListener('success', () => resolve({ isRead: true, value: request.result }));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      event.stopPropagation();
      resolve({ isRead: false, problem: request.error?.message || 'The browser could not read the record.' });
    });
  });
}
