/** The abilities of a transaction, in the plain database and in a sealed one alike. */
import type { IndexKey, IndexNames, StoreKey, StoreNames, StoreValue } from 'idb';
import type { Schema } from './schema';

export type StoreName = StoreNames<Schema>;
type Key<Name extends StoreName> = StoreKey<Schema, Name>;
type Value<Name extends StoreName> = StoreValue<Schema, Name>;
type Query<K> = K | IDBKeyRange;

/** A record as it came from disk, or the reason why it did not. */
export interface Row {
  readonly key: IDBValidKey;
  readonly value: unknown;
  /** The record before a migration changed it. */
  readonly raw?: unknown;
  /** The browser's message where it could not read the record; empty otherwise. */
  readonly problem: string;
}

export interface Wanted {
  readonly range?: IDBKeyRange | string | null;
  /** The index that gives order and keys; without one, those of the store. */
  readonly index?: string;
  /** The greatest number of records. */
  readonly count?: number;
  /** True to begin with the last record. */
  readonly isBackwards?: boolean;
}

interface ReadIndex<Name extends StoreName, Index extends IndexNames<Schema, Name>> {
  get(query: Query<IndexKey<Schema, Name, Index>>): Promise<Value<Name> | undefined>;
  getAll(query?: Query<IndexKey<Schema, Name, Index>> | null, count?: number): Promise<Value<Name>[]>;
  getAllKeys(query?: Query<IndexKey<Schema, Name, Index>> | null, count?: number): Promise<Key<Name>[]>;
  count(query?: Query<IndexKey<Schema, Name, Index>> | null): Promise<number>;
  openKeyCursor(
    query?: Query<IndexKey<Schema, Name, Index>> | null,
    direction?: 'next' | 'prev',
  ): Promise<KeyCursor<IndexKey<Schema, Name, Index>> | null>;
}

/** A place in an index. */
interface KeyCursor<K> {
  readonly key: K;
  continue(): Promise<KeyCursor<K> | null>;
}

interface ReadStore<Name extends StoreName> {
  get(query: Query<Key<Name>>): Promise<Value<Name> | undefined>;
  getKey(query: Query<Key<Name>>): Promise<Key<Name> | undefined>;
  getAll(query?: Query<Key<Name>> | null, count?: number): Promise<Value<Name>[]>;
  getAllKeys(query?: Query<Key<Name>> | null, count?: number): Promise<Key<Name>[]>;
  count(query?: Query<Key<Name>> | null): Promise<number>;
  index<Index extends IndexNames<Schema, Name>>(name: Index): ReadIndex<Name, Index>;
}

export interface WriteStore<Name extends StoreName> extends ReadStore<Name> {
  put(value: Value<Name>, key?: Key<Name>): Promise<unknown>;
  add(value: Value<Name>): Promise<unknown>;
  delete(query: Query<Key<Name>>): Promise<void>;
  clear(): Promise<void>;
}

interface Reading {
  objectStore<Name extends StoreName>(name: Name): ReadStore<Name>;
  /**
   * Reads the records of a range, in order. One that cannot be read, such as one whose file is missing, does not take
   * the others with it.
   */
  rows(name: StoreName, wanted: Wanted): Promise<readonly Row[]>;
  /** Reads the record under a key; the value is undefined where there is none. */
  row(name: StoreName, key: IDBValidKey): Promise<Row>;
  /** The ids of the conversations that are missing in an index of the list. */
  unlisted(): Promise<readonly string[]>;
}

export interface Writing extends Reading {
  objectStore<Name extends StoreName>(name: Name): WriteStore<Name>;
}

export type Mode = 'readonly' | 'readwrite';

/** A transaction as `transact` passes it to the work, which must know its stores. */
export type Transaction<Kind extends Mode> = [Kind] extends ['readwrite'] ? Writing : Reading;

/** Runs work in one transaction, all of it or nothing. */
export type Run = <Kind extends Mode, Result>(
  names: readonly StoreName[],
  mode: Kind,
  work: (transaction: Transaction<Kind>) => Promise<Result>,
  limitMs: number,
) => Promise<Result>;

/** The stored records. */
export interface Database {
  readonly run: Run;
  /** Resolves once nothing of what was deleted can be opened any more, where that is promised. */
  settle(): Promise<void>;
}
