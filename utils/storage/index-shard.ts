/**
 * The shards of the full-text index of a sealed database. A block of the index (see postings.ts) is cut into shards by
 * the first letter of the terms, so that a search opens the one that has all words with a beginning, and no more. Each
 * is sealed as a whole: the browser takes longer for a thousand small records than for a large one.
 */

/** The terms of a shard in order, and for each the low bytes of the ordinals of its conversations, sorted. */
export interface Shard {
  readonly terms: readonly string[];
  /** The list of the term at a place. */
  readonly listAt: (place: number) => Uint8Array;
}

const NO_LIST = new Uint8Array();

/** Shards of a block: a full one has some ten thousand bytes. */
export const SHARDS = 64;

export const EMPTY_SHARD: Shard = { terms: [], listAt: () => NO_LIST };

/** The signs before a term of a part of a word, and before one of signs: see terms.ts. */
const MARKS: ReadonlySet<string | undefined> = new Set([' ', '\t']);

/** The number of the shard of a term, which is that of all terms that begin with it. */
export function shardOf(term: string): number {
  return (term.charCodeAt(MARKS.has(term[0]) ? 1 : 0) || 0) % SHARDS;
}

/** The place of a term in a shard, or that of the next one. */
export function placeIn({ terms }: Shard, term: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The list of a term. */
export function listIn(shard: Shard, term: string): Uint8Array | undefined {
  const at = placeIn(shard, term);
  return shard.terms[at] === term ? shard.listAt(at) : undefined;
}

/** Makes a shard of lists by term; a term without conversations is left out. */
export function shardFrom(lists: ReadonlyMap<string, Uint8Array>): Shard {
  const terms = Array.from(lists.keys())
    .filter((term) => lists.get(term)?.length)
    .toSorted();
  return { terms, listAt: (place) => lists.get(terms[place] ?? '') ?? NO_LIST };
}

/** Stands between terms, none of which has it. */
const BETWEEN = '\n';

/** Bytes of the length of the terms, which comes first. */
const HEAD = 4;

/** Writes a shard as the length of its terms, the terms, and the lists, each after its length less one. */
export function encodeShard({ terms, listAt }: Shard): Uint8Array<ArrayBuffer> {
  const lists = terms.map((_, place) => listAt(place));
  const words = new TextEncoder().encode(terms.join(BETWEEN));
  const size = lists.reduce((sum, list) => sum + 1 + list.length, 0);
  const bytes = new Uint8Array(HEAD + words.length + size);
  new DataView(bytes.buffer).setUint32(0, words.length);
  bytes.set(words, HEAD);
  let at = HEAD + words.length;
  for (const list of lists) {
    bytes[at] = list.length - 1;
    bytes.set(list, at + 1);
    at += 1 + list.length;
  }
  return bytes;
}

/** Reads what `encodeShard` wrote. A list is taken out of it only when it is asked for. */
export function decodeShard(bytes: Uint8Array<ArrayBuffer>): Shard {
  const end = HEAD + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const terms = new TextDecoder().decode(bytes.subarray(HEAD, end)).split(BETWEEN);
  const starts = new Uint32Array(terms.length);
  let at = end;
  for (let place = 0; place < terms.length; place++) {
    starts[place] = at;
    at += 2 + (bytes[at] ?? 0);
  }
  const listAt = (place: number) => {
    const start = starts[place];
    return start === undefined ? NO_LIST : bytes.subarray(start + 1, start + 2 + (bytes[start] ?? 0));
  };
  return { terms, listAt };
}
