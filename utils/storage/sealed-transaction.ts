import type { Blinding } from './blinding';
import type { KeyRing } from './key-ring';
import { seal } from '../vault/sealing';
import { planIndex } from './index-plan';
import { partPlace, type SealedIndex } from './sealed-index';
import { createIndexStore } from './sealed-index-store';
import { SEALED_NAMES, type SealedName } from './sealed-layout';
import type { SealedRecords } from './sealed-records';
import { answer, type Changes } from './sealed-selection';
import { createSealedStore } from './sealed-store';
import type { RecentRecords } from './recent-records';
import { rowOf } from './read-rows';
import { membersOf } from './salvage';
import type { StoreName, Writing } from './transaction';

interface Parts {
  readonly db: IDBDatabase;
  readonly blinding: Blinding;
  readonly records: SealedRecords;
  readonly recent: RecentRecords;
  readonly ring: KeyRing;
  readonly index: SealedIndex;
}

/**
 * A transaction of a sealed database. The browser's own ends while a record is being decrypted, so what is written
 * waits in memory, and goes to disk at once in the end. The caller sees to it that no other writes meanwhile.
 */
export function createSealedTransaction(
  { db, blinding, records, recent, ring, index }: Parts,
  names: readonly StoreName[],
) {
  const changes = new Map<SealedName, Changes>(SEALED_NAMES.map((name) => [name, new Map()]));
  const words = createIndexStore(index);
  const changesOf = (name: SealedName): Changes => changes.get(name) ?? new Map();
  const onDisk = createReading(db);

  async function idOf(key: IDBValidKey): Promise<string | null> {
    const known = typeof key === 'string' ? blinding.nameOf(key) : undefined;
    if (known !== undefined) return known;
    const turn: unknown = await answer(onDisk('turns').get(IDBKeyRange.bound([key], [key, []])));
    const opened = turn ? await records.open('turns', turn as Parameters<typeof records.open>[1]) : null;
    const id = opened?.type === 'open' ? membersOf(opened.value)['conversationId'] : null;
    return typeof id === 'string' ? id : null;
  }

  const stores = new Map(
    SEALED_NAMES.map((name) => [
      name,
      createSealedStore({
        name,
        blinding,
        records,
        recent,
        changes: changesOf(name),
        stored: () => onDisk(name),
        idOf,
      }),
    ]),
  );

  function storeOf(name: StoreName) {
    const store = name === 'postings' ? undefined : stores.get(name);
    if (!store || !names.includes(name)) throw new Error(`The transaction does not know ${name}.`);
    return store;
  }

  async function unlisted(): Promise<readonly string[]> {
    const conversations = onDisk('conversations');
    const [keys, byTime, byPage] = await Promise.all([
      answer(conversations.getAllKeys()),
      answer(conversations.index('byTime').getAllKeys()),
      answer(conversations.index('byPage').getAllKeys()),
    ]);
    const both = new Set(byTime).intersection(new Set(byPage));
    const ids = await Promise.all(keys.filter((key) => !both.has(key)).map(idOf));
    return ids.filter((id) => id !== null);
  }

  /** The units that go for good, since their last record does and none of theirs is written, and their ordinals. */
  async function dropped() {
    const gone = new Map<string, unknown>();
    const deleted = async (name: SealedName, mark: string) => {
      const keys = [...changesOf(name).values()].flatMap(({ key, record }) => (record ? [] : [key]));
      const rows = await Promise.all(keys.map((key) => rowOf(onDisk(name), key)));
      // One that was never asked anything may still be what a page shows.
      for (const { key, value, problem } of rows)
        if (value !== undefined || problem !== '')
          gone.set(mark + String(key), membersOf(membersOf(value)['at'])['ordinal']);
    };
    await deleted('texts', 't');
    // A conversation whose draft stays is only written anew.
    if (names.includes('drafts')) await deleted('conversations', 'c');
    for (const one of changes.values())
      for (const { record } of one.values()) gone.delete(record?.unit ?? '');
    return {
      units: [...gone.keys()].filter((unit) => ring.has(unit)),
      ordinals: [...gone.values()].filter((ordinal) => typeof ordinal === 'number'),
    };
  }

  /** Seals everything that was written. */
  async function sealAll() {
    const written = [...changes].flatMap(([name, one]) =>
      [...one.values()].map((change) => ({ name, key: change.key, record: change.record })),
    );
    const gone = await dropped();
    const plan = await planIndex(index, ring, words.changes(gone.ordinals));
    const units = new Set(written.flatMap(({ record }) => record?.unit || []));
    const missing = [...units].filter((unit) => !ring.has(unit));
    const fresh = await ring.add([...missing, ...(plan?.units ?? [])]);
    const keyOf = async (unit: string) => fresh.keys.get(unit) ?? (await ring.keyOf(unit));
    const [sealed, parts] = await Promise.all([
      Promise.all(
        written.map(async ({ name, key, record }) => ({
          name,
          key,
          record: record && (await records.seal(name, record, keyOf)),
        })),
      ),
      Promise.all(
        (plan?.writes ?? []).map(async ({ unit, bytes, ...part }) => {
          const opening = bytes && (await keyOf(unit));
          return {
            name: part.store,
            key: part.key,
            record: opening && { key: part.key, sealed: await seal(opening, partPlace(part), bytes) },
          };
        }),
      ),
    ]);
    return { sealed, parts, fresh, plan, dropped: [...gone.units, ...(plan?.dropped ?? [])] };
  }

  /** Puts everything that was written on disk, all of it or nothing. `isOver` says that it is too late. */
  async function commit(isOver: (transaction: IDBTransaction) => boolean): Promise<void> {
    const { sealed, parts, fresh, plan, dropped: units } = await sealAll();
    if (sealed.length + parts.length === 0) return;
    const involved = new Set<string>([...sealed, ...parts].map(({ name }) => name));
    if (units.length + fresh.keys.size > 0) involved.add('ring').add('drops');
    const transaction = db.transaction([...involved], 'readwrite');
    if (isOver(transaction)) return;
    await writeAll(transaction, () => {
      for (const { name, key, record } of [...sealed, ...parts]) {
        const store = transaction.objectStore(name);
        if (record) store.put(record);
        else store.delete(key);
      }
      for (const chunk of fresh.stored) transaction.objectStore('ring').put(chunk);
      for (const unit of units) transaction.objectStore('drops').put({ unit, isBack: false });
      for (const unit of fresh.keys.keys()) keepIfBack(transaction.objectStore('drops'), unit);
    });
    ring.drop(units);
    fresh.accept();
    plan?.accept();
    for (const { name, key, record } of sealed) recent.keep(name, key, record);
  }

  // The stores are typed by what their layout says of them.
  const transaction: Writing = {
    objectStore: ((name: StoreName) =>
      name === 'postings' ? words.store : storeOf(name).asStore) as unknown as Writing['objectStore'],
    rows: (name, wanted) => storeOf(name).rows(wanted),
    row: (name, key) => storeOf(name).row(key),
    unlisted,
  };
  return { transaction, commit };
}

/**
 * Reads stores, many requests in one transaction of the browser's own where they come together: each transaction has a
 * price. It ends with the work that is at hand, so another is begun for what comes later.
 */
function createReading(db: IDBDatabase) {
  const open = new Map<SealedName, IDBObjectStore>();
  return (name: SealedName): IDBObjectStore => {
    const known = open.get(name);
    if (known) return known;
    const store = db.transaction([name], 'readonly').objectStore(name);
    open.set(name, store);
    queueMicrotask(() => open.delete(name));
    return store;
  };
}

/** A key that is to be thrown away for good; `isBack` where the unit has another one by now. */
export interface Drop {
  readonly unit: string;
  readonly isBack: boolean;
}

/** Sees to it that a new key is not thrown away with the one before it. */
function keepIfBack(drops: IDBObjectStore, unit: string): void {
  const before = drops.getKey(unit);
  before.addEventListener('success', () => {
    if (before.result !== undefined) drops.put({ unit, isBack: true });
  });
}

/** Resolves once everything that `work` requests is on disk; rejects with the reason where it is undone. */
export function writeAll(
  transaction: IDBTransaction,
  work: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new DOMException('It was undone.', 'AbortError'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
    try {
      work(transaction);
    } catch (error) {
      // A request that is refused at once does not undo those before it.
      transaction.abort();
      throw error;
    }
  });
}
