/** The requests that make the full-text index of a sealed database what a transaction has made of it. */
import { entriesOf, listAfter, noteChange, termsIn, writeEntry, type Journal } from './index-journal';
import { EMPTY_SHARD, encodeShard, shardFrom, shardOf, SHARDS, type Shard } from './index-shard';
import type { KeyRing } from './key-ring';
import { blockOf } from './postings';
import { NO_LIST, unitOf, type IndexPart, type PostingKey, type SealedIndex } from './sealed-index';

/** The changes of a transaction. */
export interface IndexChanges {
  /** The lists of terms as they will be; null for those that go. */
  readonly lists: Iterable<readonly [key: PostingKey, list: Uint8Array | null]>;
  /** Blocks that go as a whole. */
  readonly removed: ReadonlySet<number>;
  /** The ordinals of conversations that are deleted. */
  readonly deleted: readonly number[];
}

/** A record of the index on its way to the disk; null bytes delete it. */
interface IndexWrite extends IndexPart {
  readonly unit: string;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** The requests that put changes on disk. They count once `accept` is called. */
export interface IndexPlan {
  readonly writes: readonly IndexWrite[];
  /** The units that need a key: a first one, or another than they have. */
  readonly units: readonly string[];
  /** The units whose key is thrown away, though they may have another one already. */
  readonly dropped: readonly string[];
  accept(): void;
}

/** Conversations in the journal: more of them are written into their shards. */
const JOURNAL = 16;

/** Plans changes; null where there are none. Throws `IndexDamaged`. */
export async function planIndex(
  index: SealedIndex,
  ring: KeyRing,
  changes: IndexChanges,
): Promise<IndexPlan | null> {
  const touched = byBlock(changes.lists);
  const blocks = new Set([...touched.keys(), ...changes.removed, ...changes.deleted.map(blockOf)]);
  if (blocks.size === 0) return null;
  const journal = await index.journal();
  const entries = await entriesFor(index, changes, touched, journal);
  if (entries) return planEntries(index, ring, entries, journal);
  const lows = Map.groupBy(changes.deleted, blockOf);
  const plans = await Promise.all(
    Array.from(blocks, (block) =>
      planBlock(index, ring, journal, {
        block,
        terms: touched.get(block) ?? new Map<string, Uint8Array>(),
        isRemoved: changes.removed.has(block),
        lows: new Set(lows.get(block)?.map((ordinal) => ordinal & 0xff)),
      }),
    ),
  );
  return {
    writes: plans.flatMap(({ writes }) => writes),
    units: plans.flatMap(({ units }) => units),
    dropped: plans.flatMap(({ dropped }) => dropped),
    accept(): void {
      for (const { accept } of plans) accept();
      index.setJournal(new Map(Array.from(journal).filter(([ordinal]) => !blocks.has(blockOf(ordinal)))));
    },
  };
}

/** The lists of the terms that change, by block; empty for those that go. */
type Touched = ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>;

function byBlock(lists: IndexChanges['lists']): Touched {
  const blocks = new Map<number, Map<string, Uint8Array>>();
  for (const [[block, term], list] of lists) {
    const terms = blocks.get(block) ?? new Map<string, Uint8Array>();
    blocks.set(block, terms);
    terms.set(term, list ?? NO_LIST);
  }
  return blocks;
}

/** The entries of the journal that change; null where there would be too many, or a block has to be written anew. */
async function entriesFor(
  index: SealedIndex,
  { removed, deleted }: IndexChanges,
  touched: Touched,
  journal: Journal,
): Promise<Journal | null> {
  if (removed.size > 0 || deleted.length > 0) return null;
  const entries = new Map<number, { plus: Set<string>; minus: Set<string> }>();
  for (const [block, terms] of touched) {
    for (const [term, after] of terms) {
      const before = (await index.get([block, term])) ?? NO_LIST;
      noteChange(entries, journal, { block, term, before, after });
      if (new Set([...journal.keys(), ...entries.keys()]).size > JOURNAL) return null;
    }
  }
  return entries;
}

function planEntries(index: SealedIndex, ring: KeyRing, entries: Journal, journal: Journal): IndexPlan {
  const writes = Array.from(entries, ([ordinal, entry]): IndexWrite => {
    const bytes = new TextEncoder().encode(writeEntry(entry));
    return { store: 'journal', key: ordinal, unit: unitOf(blockOf(ordinal)), bytes };
  });
  const units = new Set(writes.map(({ unit }) => unit).filter((unit) => !ring.has(unit)));
  const accept = () => index.setJournal(new Map([...journal, ...entries]));
  return { writes, units: [...units], dropped: [], accept };
}

interface BlockChanges {
  readonly block: number;
  readonly terms: ReadonlyMap<string, Uint8Array>;
  /** True if nothing of it stays. */
  readonly isRemoved: boolean;
  /** The low bytes of the ordinals of conversations that are deleted. */
  readonly lows: ReadonlySet<number>;
}

/** Writes the shards of a block anew: those that change, or all of them under another key. */
async function planBlock(
  index: SealedIndex,
  ring: KeyRing,
  journal: Journal,
  changes: BlockChanges,
): Promise<IndexPlan> {
  const { block, terms, isRemoved, lows } = changes;
  const unit = unitOf(block);
  const entries = entriesOf(journal, block);
  const edited = Map.groupBy(new Set([...terms.keys(), ...(isRemoved ? [] : termsIn(entries))]), shardOf);
  const isAnew = isRemoved || lows.size > 0;
  const numbers = isAnew ? Array.from({ length: SHARDS }, (_, i) => i) : [...edited.keys()];
  const shards = await Promise.all(
    numbers.map(async (number) => {
      const before = isRemoved ? EMPTY_SHARD : await index.shardAt(block, number);
      const after = shardAfter(before, edited.get(number) ?? [], entries, changes);
      return { number, key: await index.keyOf(block, number), after };
    }),
  );
  const isKeyed = ring.has(unit);
  const isFilled = shards.some(({ after }) => after.terms.length > 0);
  return {
    writes: [
      ...shards.map(({ key, after }): IndexWrite => {
        return { store: 'words', key, unit, bytes: after.terms.length > 0 ? encodeShard(after) : null };
      }),
      ...Array.from(journal.keys())
        .filter((ordinal) => blockOf(ordinal) === block)
        .map((key): IndexWrite => ({ store: 'journal', key, unit, bytes: null })),
    ],
    units: isFilled && (isAnew || !isKeyed) ? [unit] : [],
    dropped: isKeyed && isAnew ? [unit] : [],
    accept(): void {
      for (const { number, after } of shards) index.setShard(block, number, after);
    },
  };
}

function shardAfter(
  shard: Shard,
  edited: readonly string[],
  entries: Journal,
  { terms, lows }: BlockChanges,
): Shard {
  const lists = new Map(shard.terms.map((term, place) => [term, shard.listAt(place)]));
  for (const term of edited)
    lists.set(term, terms.get(term) ?? listAfter(entries, term, lists.get(term) ?? NO_LIST));
  if (lows.size > 0) {
    for (const [term, list] of lists)
      if (list.some((low) => lows.has(low)))
        lists.set(
          term,
          list.filter((low) => !lows.has(low)),
        );
  }
  return shardFrom(lists);
}
