import type { Row, Wanted } from './transaction';

/**
 * Reads the records of a range, in order. One that the browser cannot read, such as one whose file is
 * missing, does not take the others with it. `keyOf` is given for records that have their own key in them.
 */
export async function rowsOf(
  store: IDBObjectStore,
  { range, index, count, isBackwards }: Wanted,
  keyOf?: (value: unknown) => IDBValidKey,
): Promise<readonly Row[]> {
  const source = index === undefined ? store : store.index(index);
  if (isBackwards) {
    const keys = await lastKeys(source, range ?? null, count ?? Infinity);
    return Promise.all(keys.map((key) => rowOf(store, key)));
  }
  const getKeys = () => answerTo(source.getAllKeys(range, count));
  // Keys that are asked for together with the records are there at once.
  const asked = keyOf ? null : getKeys();
  const all = await answerTo(source.getAll(range, count));
  if (keyOf && all.isRead)
    return all.value.map((value: unknown) => ({ key: keyOf(value), value, problem: '' }));
  const keys = await (asked ?? getKeys());
  if (!keys.isRead) throw new Error(keys.problem);
  if (all.isRead) return keys.value.map((key, i) => ({ key, value: all.value[i] as unknown, problem: '' }));
  return Promise.all(keys.value.map((key) => rowOf(store, key)));
}

/** The keys of the last records of a range, the last one first. */
function lastKeys(
  source: IDBObjectStore | IDBIndex,
  range: IDBKeyRange | string | null,
  count: number,
): Promise<readonly IDBValidKey[]> {
  return new Promise((resolve, reject) => {
    const keys: IDBValidKey[] = [];
    const request = source.openKeyCursor(range, 'prev');
    request.addEventListener('error', () => reject(request.error ?? new Error('No cursor.')));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor && keys.push(cursor.primaryKey) < count) cursor.continue();
      else resolve(keys);
    });
  });
}

/** Reads the record under a key; the value is undefined where there is none. */
export async function rowOf(store: IDBObjectStore, key: IDBValidKey): Promise<Row> {
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
