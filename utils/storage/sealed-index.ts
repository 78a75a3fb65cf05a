/**
 * The full-text index of a sealed database, on disk: shards of each block, and a journal of the changes since they were
 * written. Everything of a block is sealed under one key. A conversation that is deleted takes that key with it: the
 * block is written anew, without its words, under another (see index-plan.ts).
 */
import { unseal, unsealText } from '../vault/sealing';
import type { Blinding } from './blinding';
import { entriesOf, listAfter, readEntry, termsIn, type Journal, type JournalEntry } from './index-journal';
import { decodeShard, EMPTY_SHARD, listIn, placeIn, shardOf, type Shard } from './index-shard';
import type { KeyRing } from './key-ring';
import { blockOf } from './postings';
import { answer } from './sealed-selection';

/** A key of the store `postings`. */
export type PostingKey = readonly [block: number, term: string];

/** The place of a record of the index. */
export interface IndexPart {
  readonly store: 'words' | 'journal';
  readonly key: IDBValidKey;
}

/** Thrown where a part of the index cannot be opened. It can be made anew from the turns. */
export class IndexDamaged extends Error {
  override readonly name = 'IndexDamaged';
}

/** Shards that are held in memory: those of searches, and of the newest conversations. */
const HELD = 256;

/** In the journal while the index is being made anew. */
export const UNFINISHED = -1;

interface Parts {
  readonly db: IDBDatabase;
  readonly blinding: Blinding;
  readonly ring: KeyRing;
}

interface Stored {
  readonly key: IDBValidKey;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export const NO_LIST = new Uint8Array();

/** The unit of a block, under whose key its shards and its part of the journal are sealed. */
export const unitOf = (block: number): string => `w${block}`;

/** The place that a part of the index is sealed for. */
export const partPlace = ({ store, key }: IndexPart): string => `${store} ${JSON.stringify(key)}`;

export function createSealedIndex(parts: Parts) {
  const shards = new Map<string, Promise<Shard>>();
  let journal: Promise<Journal> | null = null;
  let isUnfinished = false;

  const keyOf = async (block: number, shard: number): Promise<IDBValidKey> => [
    block,
    await parts.blinding.name('word', String(shard)),
  ];

  function setShard(block: number, shard: number, reading: Promise<Shard>): void {
    if (shards.size >= HELD) shards.clear();
    shards.set(`${block} ${shard}`, reading);
  }

  function shardAt(block: number, shard: number): Promise<Shard> {
    const known = shards.get(`${block} ${shard}`);
    if (known) return known;
    const reading = keyOf(block, shard).then((key) => readShard(parts, block, key));
    setShard(block, shard, reading);
    reading.catch(() => shards.delete(`${block} ${shard}`));
    return reading;
  }

  function journalNow(): Promise<Journal> {
    const reading = journal ?? readJournal(parts, isUnfinished);
    journal = reading;
    reading.catch(() => (journal = null));
    return reading;
  }

  return {
    keyOf,
    shardAt,
    setShard: (block: number, shard: number, next: Shard) => setShard(block, shard, Promise.resolve(next)),
    journal: journalNow,
    setJournal: (next: Journal): void => void (journal = Promise.resolve(next)),

    async get([block, term]: PostingKey): Promise<Uint8Array | undefined> {
      const [shard, now] = await Promise.all([shardAt(block, shardOf(term)), journalNow()]);
      const list = listAfter(entriesOf(now, block), term, listIn(shard, term) ?? NO_LIST);
      return list.length > 0 ? list : undefined;
    },

    /** The lists of up to `count` terms of a range, all of which begin with its first. */
    async within(range: IDBKeyRange, count: number): Promise<Uint8Array[]> {
      const [[block, lower], [, upper]] = [range.lower as PostingKey, range.upper as PostingKey];
      const [shard, now] = await Promise.all([shardAt(block, shardOf(lower)), journalNow()]);
      return listsWithin(shard, entriesOf(now, block), { lower, upper, count });
    },

    /** Forgets what is in memory. While it `isBegun`, the index on disk counts though it is not whole. */
    reset(isBegun: boolean): void {
      shards.clear();
      journal = null;
      isUnfinished = isBegun;
    },
  };
}

export type SealedIndex = ReturnType<typeof createSealedIndex>;

function listsWithin(
  shard: Shard,
  entries: Journal,
  { lower, upper, count }: { readonly lower: string; readonly upper: string; readonly count: number },
): Uint8Array[] {
  const lists = new Map<string, Uint8Array>();
  for (let at = placeIn(shard, lower); lists.size < count; at += 1) {
    const term = shard.terms[at];
    if (term === undefined || term > upper) break;
    lists.set(term, shard.listAt(at));
  }
  for (const term of termsIn(entries, (one) => one >= lower && one <= upper)) {
    const list = listAfter(entries, term, listIn(shard, term) ?? NO_LIST);
    if (list.length > 0) lists.set(term, list);
    else lists.delete(term);
  }
  return Array.from(lists.values()).slice(0, count);
}

async function keyFor({ ring }: Parts, block: number): Promise<CryptoKey> {
  const key = await ring.keyOf(unitOf(block));
  if (!key) throw new IndexDamaged('A part of the full-text index has no key.');
  return key;
}

async function readShard(parts: Parts, block: number, key: IDBValidKey): Promise<Shard> {
  const store = parts.db.transaction(['words']).objectStore('words');
  const stored = (await answer(store.get(key))) as Stored | undefined;
  if (!stored) return EMPTY_SHARD;
  const bytes = await unseal(await keyFor(parts, block), partPlace({ store: 'words', key }), stored.sealed);
  if (!bytes) throw new IndexDamaged('A part of the full-text index cannot be opened.');
  return decodeShard(bytes);
}

async function readJournal(parts: Parts, isUnfinished: boolean): Promise<Journal> {
  const store = parts.db.transaction(['journal']).objectStore('journal');
  const stored = (await answer(store.getAll())) as Stored[];
  const entries = stored.filter(({ key }) => key !== UNFINISHED);
  if (entries.length < stored.length && !isUnfinished)
    throw new IndexDamaged('The full-text index is not whole.');
  return new Map(await Promise.all(entries.map((one) => openEntry(parts, one))));
}

async function openEntry(parts: Parts, { key, sealed }: Stored): Promise<readonly [number, JournalEntry]> {
  const opening = await keyFor(parts, blockOf(Number(key)));
  const text = await unsealText(opening, partPlace({ store: 'journal', key }), sealed);
  if (text === null) throw new IndexDamaged('The journal of the full-text index cannot be opened.');
  return [Number(key), readEntry(text)];
}
