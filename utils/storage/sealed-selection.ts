/** Reading the records of a sealed store as they are on disk, with what a transaction has changed meanwhile. */
import { rowOf, rowsOf } from './read-rows';
import type { SealedRecord, Unsealed } from './sealed-records';

/** A record of a selection; `record` is null where the browser could not read it. */
export interface Selected {
  readonly key: IDBValidKey;
  /** The key in the index that was asked, or in the store. */
  readonly place: IDBValidKey;
  readonly record: SealedRecord | Unsealed | null;
  readonly problem: string;
}

export interface Selection {
  readonly range: IDBKeyRange | null;
  readonly index?: string;
  readonly count?: number;
  readonly isBackwards?: boolean;
}

/** The changed records of a store by their key as JSON; null for a deleted one. */
export type Changes = Map<string, { readonly key: IDBValidKey; readonly record: Unsealed | null }>;

export const nameOfKey = (key: IDBValidKey): string => JSON.stringify(key);

/** Reads one record from the disk; null where there is none. */
export async function selectOne(
  store: IDBObjectStore,
  key: IDBValidKey,
): Promise<(Selected & { readonly record: SealedRecord | null }) | null> {
  const { value, problem } = await rowOf(store, key);
  if (value === undefined && problem === '') return null;
  return { key, place: key, record: (value as SealedRecord | undefined) ?? null, problem };
}

/** Reads the records of a range in order. */
export async function selectAll(
  store: IDBObjectStore,
  changes: Changes,
  { range, index, count, isBackwards = false }: Selection,
): Promise<readonly Selected[]> {
  // Some of those on disk may be changed, and no longer belong here.
  const most = count === undefined ? undefined : count + changes.size;
  const wanted = {
    range,
    ...(index !== undefined && { index }),
    ...(most !== undefined && { count: most }),
    isBackwards,
  };
  const rows = await rowsOf(store, wanted, (value) => (value as SealedRecord).key);
  const stored = (changes.size === 0 ? rows : rows.filter(({ key }) => !changes.has(nameOfKey(key)))).map(
    ({ key, value, problem }): Selected => {
      const record = (value as SealedRecord | undefined) ?? null;
      const [place = key] = record && index !== undefined ? placesIn(record, { range, index }) : [];
      return { key, place, record, problem };
    },
  );
  if (changes.size === 0) return stored;
  const changed = Array.from(changes.values()).flatMap(({ key, record }) =>
    record ? placesIn(record, { range, index }).map((place) => ({ key, place, record, problem: '' })) : [],
  );
  const all = [...stored, ...changed].toSorted(
    (a, b) => (isBackwards ? -1 : 1) * (indexedDB.cmp(a.place, b.place) || indexedDB.cmp(a.key, b.key)),
  );
  return count === undefined ? all : all.slice(0, count);
}

/** The highest place in an index; null in an empty one. */
export async function highestPlace(
  store: IDBObjectStore,
  changes: Changes,
  index: string,
): Promise<IDBValidKey | null> {
  const stored = await lastUnchanged(store.index(index), changes);
  const places = Array.from(changes.values()).flatMap(({ record }) =>
    record ? placesIn(record, { range: null, index }) : [],
  );
  return [...(stored === null ? [] : [stored]), ...places].reduce<IDBValidKey | null>(
    (highest, place) => (highest === null || indexedDB.cmp(place, highest) > 0 ? place : highest),
    null,
  );
}

/** Counts the records of a range. */
export async function countAll(
  store: IDBObjectStore,
  changes: Changes,
  selection: Selection,
): Promise<number> {
  const { range, index } = selection;
  if (changes.size > 0) return (await selectAll(store, changes, selection)).length;
  const source = index === undefined ? store : store.index(index);
  return answer(source.count(range ?? undefined));
}

/** The places of a record in an index, or in its store, that are within the range. */
function placesIn(
  { key, at }: Pick<SealedRecord, 'key' | 'at'>,
  { range, index }: { readonly range: IDBKeyRange | null; readonly index: string | undefined },
): readonly IDBValidKey[] {
  if (index === undefined) return range === null || range.includes(key) ? [key] : [];
  const place = at[index];
  if (place === undefined) return [];
  const places = MULTI.has(index) && Array.isArray(place) ? place : [place];
  return range === null ? places : places.filter((one) => range.includes(one));
}

const MULTI: ReadonlySet<string> = new Set(['byPage', 'pages']);

function lastUnchanged(index: IDBIndex, changes: Changes): Promise<IDBValidKey | null> {
  return new Promise((resolve, reject) => {
    const request = index.openKeyCursor(null, 'prev');
    request.addEventListener('error', () => reject(request.error ?? new Error('No cursor.')));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor && changes.has(nameOfKey(cursor.primaryKey))) cursor.continue();
      else resolve(cursor?.key ?? null);
    });
  });
}

/** Resolves to the result of a request. */
export function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });
}
