import { blindRange, type Blinding } from './blinding';
import type { RecentRecords } from './recent-records';
import { LAYOUTS, type SealedName } from './sealed-layout';
import type { Opened, SealedRecords } from './sealed-records';
import {
  answer,
  countAll,
  highestPlace,
  nameOfKey,
  selectAll,
  selectOne,
  type Changes,
  type Selected,
  type Selection,
} from './sealed-selection';
import type { Row, Wanted } from './transaction';

type Query = IDBValidKey | IDBKeyRange | null | undefined;

interface Parts {
  readonly name: SealedName;
  readonly blinding: Blinding;
  readonly records: SealedRecords;
  readonly recent: RecentRecords;
  readonly changes: Changes;
  /** The store on disk, in a transaction that has just begun. */
  readonly stored: () => IDBObjectStore;
  /** The conversation behind a blinded id, from one of its turns. */
  readonly idOf: (key: IDBValidKey) => Promise<string | null>;
}

/** Places of an index that a walk reads at once. */
const STEP = 64;

/** One store of a sealed database as the code that reads and writes records sees it. */
export function createSealedStore({ name, blinding, records, recent, changes, stored, idOf }: Parts) {
  const { kinds, keyOf, indexes } = LAYOUTS[name];

  const kindsOf = (index = '') => indexes[index]?.kinds ?? kinds;
  const open = (selected: Selected) => openSelected(records, name, selected);

  async function select(query: Query, options: Omit<Selection, 'range'> = {}) {
    const range = await blindRange(blinding, kindsOf(options.index), query);
    if (options.index === undefined && range) records.expect(name, range.lower as IDBValidKey);
    const selected = await selectAll(stored(), changes, { range, ...options });
    for (const { key, record } of selected) if (record && 'sealed' in record) recent.keep(name, key, record);
    return selected;
  }

  async function selectKey(plain: IDBValidKey): Promise<Selected | null> {
    const key = await blinding.key(kinds, plain);
    const change = changes.get(nameOfKey(key));
    if (change) return change.record && { key, place: key, record: change.record, problem: '' };
    const known = recent.get(name, key);
    if (known) return { key, place: key, record: known, problem: '' };
    records.expect(name, key);
    const selected = await selectOne(stored(), key);
    if (selected?.record) recent.keep(name, key, selected.record);
    return selected;
  }

  async function valuesOf(selected: readonly Selected[]): Promise<readonly unknown[]> {
    const opened = await Promise.all(selected.map(open));
    return opened.flatMap((one) => (one.type === 'open' ? [one.value] : []));
  }

  /** The keys as they were given; those of records that cannot be opened are left out. */
  async function keysOf(selected: readonly Selected[]): Promise<readonly unknown[]> {
    const values = await Promise.all(
      selected.map(async (one) =>
        name === 'damaged' ? one.key : plainKey(one, await open(one), keyOf, blinding),
      ),
    );
    return values.filter((key) => key !== null && key !== undefined);
  }

  async function get(query: Query, index?: string): Promise<unknown> {
    if (index === undefined && !(query instanceof IDBKeyRange) && query !== null && query !== undefined) {
      const one = await selectKey(query);
      return one ? (await valuesOf([one]))[0] : undefined;
    }
    return (await valuesOf(await select(query, { ...(index !== undefined && { index }), count: 1 })))[0];
  }

  async function toRow(selected: Selected): Promise<readonly Row[]> {
    const opened = await open(selected);
    if (opened.type === 'gone') return [];
    if (opened.type === 'open')
      return [
        { key: (keyOf(opened.value) ?? selected.key) as IDBValidKey, value: opened.value, problem: '' },
      ];
    const key = name === 'conversations' ? ((await idOf(selected.key)) ?? selected.key) : selected.key;
    return [{ key, value: undefined, problem: selected.problem || 'The record could not be decrypted.' }];
  }

  async function row(key: IDBValidKey): Promise<Row> {
    const one = await selectKey(key);
    const [found] = one ? await toRow(one) : [];
    return found ?? { key, value: undefined, problem: '' };
  }

  async function rows({ range, index, count, isBackwards = false }: Wanted): Promise<readonly Row[]> {
    const options = {
      ...(index !== undefined && { index }),
      ...(count !== undefined && { count }),
      isBackwards,
    };
    return (await Promise.all((await select(range, options)).map(toRow))).flat();
  }

  /** The place of a record in an index, with its names as they were given. */
  async function plainPlace(index: string, selected: Selected): Promise<unknown> {
    const opened = await open(selected);
    const place: unknown = selected.place;
    if (opened.type !== 'open' || !Array.isArray(place)) return place;
    const given = indexes[index]?.keyOf(opened.value);
    if (!indexes[index]?.isMulti || !Array.isArray(given)) return given;
    const blinded = await Promise.all(given.map((one) => blinding.key(kindsOf(index), one as IDBValidKey)));
    return given[blinded.findIndex((one) => indexedDB.cmp(one, selected.place) === 0)];
  }

  async function cursorFrom(index: string, range: IDBKeyRange | null): Promise<unknown> {
    const part = await selectAll(stored(), changes, { range, index, count: STEP });
    const at = async (i: number): Promise<unknown> => {
      const one = part[i];
      if (one) return { key: await plainPlace(index, one), continue: () => at(i + 1) };
      const last = part.at(-1);
      if (!last || part.length < STEP) return null;
      return cursorFrom(index, beyond(last.place, range));
    };
    return at(0);
  }

  async function openKeyCursor(index: string, query: Query, direction: 'next' | 'prev' = 'next') {
    if (direction === 'next') return cursorFrom(index, await blindRange(blinding, kindsOf(index), query));
    const key = await highestPlace(stored(), changes, index);
    return key === null ? null : { key, continue: () => Promise.resolve(null) };
  }

  async function countOf(query: Query, index?: string): Promise<number> {
    const range = await blindRange(blinding, kindsOf(index), query);
    // Only now: a transaction of the browser's own does not wait for a name to be blinded.
    return countAll(stored(), changes, { range, ...(index !== undefined && { index }) });
  }

  async function put(value: unknown, key?: IDBValidKey): Promise<void> {
    const record = await records.prepare(name, value, key);
    changes.set(nameOfKey(record.key), { key: record.key, record });
  }

  async function keysIn(query: Query): Promise<readonly IDBValidKey[]> {
    if (query !== null && query !== undefined && !(query instanceof IDBKeyRange))
      return [await blinding.key(kinds, query)];
    const range = await blindRange(blinding, kinds, query);
    const onDisk = await answer(stored().getAllKeys(range ?? undefined));
    const changed = Array.from(changes.values(), ({ key }) => key);
    return [...onDisk, ...changed.filter((key) => range === null || range.includes(key))];
  }

  async function remove(query: Query): Promise<void> {
    for (const key of await keysIn(query)) changes.set(nameOfKey(key), { key, record: null });
  }

  function asIndex(index: string) {
    return {
      get: (query: Query) => get(query, index),
      getAll: async (query: Query, count?: number) =>
        valuesOf(await select(query, { index, ...counted(count) })),
      getAllKeys: async (query: Query, count?: number) =>
        keysOf(await select(query, { index, ...counted(count) })),
      count: (query: Query) => countOf(query, index),
      openKeyCursor: (query: Query, direction?: 'next' | 'prev') => openKeyCursor(index, query, direction),
    };
  }

  return {
    rows,
    row,
    asStore: {
      get: (query: Query) => get(query),
      getKey: (query: Query) => firstKey(query),
      getAll: async (query: Query, count?: number) => valuesOf(await select(query, counted(count))),
      getAllKeys: async (query: Query, count?: number) => keysOf(await select(query, counted(count))),
      count: (query: Query) => countOf(query),
      put,
      add: async (value: unknown) =>
        put(value, name === 'damaged' ? nextNumber(await keysIn(null)) : undefined),
      delete: remove,
      clear: () => remove(null),
      index: asIndex,
    },
  };

  /** The first key of a range whose record can be opened, or is known otherwise. */
  async function firstKey(query: Query): Promise<unknown> {
    for (let range = await blindRange(blinding, kinds, query); ;) {
      const part = await selectAll(stored(), changes, { range, count: 8 });
      const [key] = await keysOf(part);
      const last = part.at(-1);
      if (key !== undefined || !last) return key;
      range = beyond(last.key, range);
    }
  }
}

async function openSelected(records: SealedRecords, name: SealedName, { record }: Selected): Promise<Opened> {
  if (!record) return { type: 'damaged' };
  return 'value' in record ? { type: 'open', value: record.value } : records.open(name, record);
}

/** The key of a record as it was given, or as it is remembered. */
function plainKey(
  { key }: Selected,
  opened: Opened,
  keyOf: (value: unknown) => unknown,
  blinding: Blinding,
): unknown {
  if (opened.type === 'open') return keyOf(opened.value);
  return typeof key === 'string' ? blinding.nameOf(key) : null;
}

/** The number after the highest. */
function nextNumber(keys: readonly IDBValidKey[]): number {
  return Math.max(0, ...keys.filter((key) => typeof key === 'number')) + 1;
}

const counted = (count: number | undefined) => (count === undefined ? {} : { count });

/** The rest of a range after a place in it. */
function beyond(place: IDBValidKey, range: IDBKeyRange | null): IDBKeyRange {
  const upper: unknown = range?.upper;
  return upper === undefined
    ? IDBKeyRange.lowerBound(place, true)
    : IDBKeyRange.bound(place, upper, true, range?.upperOpen);
}
