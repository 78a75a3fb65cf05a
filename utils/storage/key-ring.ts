/**
 * The keys of a sealed database: one for each conversation and each page text, so that what is deleted can be made
 * unreadable by throwing its key away. They are stored in chunks, sealed under a key that changes with every key that
 * is thrown away; the one before it is gone for good then, and with it all that the disk may still have of the chunk.
 */
import * as v from 'valibot';
import { fromBase64, toBase64 } from '../vault/base64';
import { randomKey, sealingKey, sealJson, unsealJson, type KeyBytes, type Sealed } from '../vault/sealing';

/** Keys in a chunk: a new key writes some thousand bytes. */
const CHUNK = 128;

/** Keys that are made ready as soon as the ring is open: those of the conversations that a list shows. */
const WARM = 64;

/** A chunk as it is stored. */
export interface StoredChunk {
  readonly chunk: number;
  /** The name of the key that it is sealed under. */
  readonly epoch: string;
  readonly sealed: Sealed;
}

/** The key that the chunks are sealed under. */
export interface Epoch {
  readonly name: string;
  readonly key: CryptoKey;
}

const chunkShape = v.array(v.tuple([v.string(), v.string()]));

/** Thrown where the keys of a database are lost or damaged. */
export class KeysLost extends Error {
  override readonly name = 'KeysLost';
}

/** Makes a ring of the stored chunks. Throws `KeysLost`. */
export async function openKeyRing(stored: readonly StoredChunk[], first: Epoch) {
  let epoch = first;
  let chunks = await Promise.all(stored.toSorted((a, b) => a.chunk - b.chunk).map(openChunk));
  const keys = new Map<string, KeyBytes>(chunks.flat());
  const imported = new Map<string, Promise<CryptoKey>>();

  async function openChunk({ chunk, sealed }: StoredChunk): Promise<[string, KeyBytes][]> {
    const entries = v.safeParse(chunkShape, await unsealJson(epoch.key, `ring ${chunk}`, sealed));
    if (!entries.success) throw new KeysLost('A part of the keys cannot be opened.');
    return entries.output.map(([unit, key]) => [unit, fromBase64(key)]);
  }

  async function sealChunk(
    { name, key }: Epoch,
    chunk: number,
    entries: readonly (readonly [string, KeyBytes])[],
  ): Promise<StoredChunk> {
    const value = entries.map(([unit, bytes]) => [unit, toBase64(bytes)]);
    return { chunk, epoch: name, sealed: await sealJson(key, `ring ${chunk}`, value) };
  }

  /** The key of a unit; null where it has none, or no longer. */
  async function keyOf(unit: string): Promise<CryptoKey | null> {
    const bytes = keys.get(unit);
    if (!bytes) return null;
    const known = imported.get(unit) ?? sealingKey(bytes);
    imported.set(unit, known);
    return known;
  }

  return {
    epoch: () => epoch,

    keyOf,

    /** Has the newest keys ready: what they open is asked for first. */
    warm(): void {
      for (const unit of Array.from(keys.keys()).slice(-WARM)) void keyOf(unit);
    },

    has: (unit: string) => keys.has(unit),

    /**
     * Makes keys for further units. They count once `accept` is called, when the chunks are on disk.
     */
    async add(units: readonly string[]) {
      if (units.length === 0) return { keys: new Map<string, CryptoKey>(), stored: [], accept() {} };
      const made = units.map((unit): [string, KeyBytes] => [unit, randomKey()]);
      const last = chunks.length - 1;
      const open = chunks[last]?.filter(([unit]) => keys.has(unit)) ?? [];
      const isFull = open.length >= CHUNK || last < 0;
      const from = isFull ? chunks.length : last;
      const all = isFull ? made : [...open, ...made];
      const parts: [string, KeyBytes][][] = [];
      for (let start = 0; start < all.length; start += CHUNK) parts.push(all.slice(start, start + CHUNK));
      return {
        keys: new Map(
          await Promise.all(made.map(async ([unit, key]) => [unit, await sealingKey(key)] as const)),
        ),
        stored: await Promise.all(parts.map((part, i) => sealChunk(epoch, from + i, part))),
        accept(): void {
          chunks = [...chunks.slice(0, from), ...parts];
          for (const [unit, key] of made) {
            keys.set(unit, key);
            imported.delete(unit);
          }
        },
      };
    },

    /** Forgets keys in memory. On disk they are gone once `turn` was accepted. */
    drop(units: Iterable<string>): void {
      for (const unit of units) {
        keys.delete(unit);
        imported.delete(unit);
      }
    },

    /** Seals all keys under another one. It counts once `accept` is called, when the chunks have replaced all others. */
    async turn(next: Epoch) {
      const all = [...keys];
      const parts: [string, KeyBytes][][] = [];
      for (let start = 0; start < all.length; start += CHUNK) parts.push(all.slice(start, start + CHUNK));
      return {
        stored: await Promise.all(parts.map((entries, chunk) => sealChunk(next, chunk, entries))),
        accept(): void {
          epoch = next;
          chunks = parts;
        },
      };
    },
  };
}

export type KeyRing = Awaited<ReturnType<typeof openKeyRing>>;
