/** Names on disk that say nothing: the same name is always the same there, and only the vault can tell which. */
import { toBase64 } from '../vault/base64';
import type { Kind } from './sealed-layout';

/** Half of the digest: enough that no two names ever meet. */
const BYTES = 16;

const ENCODER = new TextEncoder();

/** Names that are remembered: those of the conversations in sight, and many more. */
const REMEMBERED = 20_000;

/** Blinds keys and ranges with an HMAC under `key`. */
export function createBlinding(key: CryptoKey) {
  const blinded = new Map<string, Promise<string>>();
  const names = new Map<string, string>();

  async function sign(kind: Kind, plain: string): Promise<string> {
    const text = await digestOf(key, `${kind} ${plain}`);
    names.set(text, plain);
    return text;
  }

  function name(kind: Kind, plain: string): Promise<string> {
    // The least of all names stays that: ranges begin with it.
    if (kind === 'plain' || plain === '') return Promise.resolve(plain);
    const known = blinded.get(`${kind} ${plain}`);
    if (known) return known;
    const made = sign(kind, plain);
    remember(kind, plain, made);
    return made;
  }

  function remember(kind: Kind, plain: string, text: Promise<string>): void {
    if (blinded.size >= REMEMBERED) {
      blinded.clear();
      names.clear();
    }
    blinded.set(`${kind} ${plain}`, text);
  }

  async function blind(kinds: readonly Kind[], plain: IDBValidKey): Promise<IDBValidKey> {
    if (typeof plain === 'string') return name(kinds[0] ?? 'plain', plain);
    if (!Array.isArray(plain)) return plain;
    return Promise.all(
      plain.map((part, i) => (typeof part === 'string' ? name(kinds[i] ?? 'plain', part) : part)),
    );
  }

  return {
    name,
    key: blind,

    /** Remembers a name that was found with its blinded form. */
    learn(kind: Kind, plain: string, text: string): void {
      if (names.get(text) === plain) return;
      remember(kind, plain, Promise.resolve(text));
      names.set(text, plain);
    },

    /** The name behind a blinded one, if it was seen lately. */
    nameOf: (text: string): string | undefined => names.get(text),
  };
}

async function digestOf(key: CryptoKey, text: string): Promise<string> {
  const digest = await crypto.subtle.sign('HMAC', key, ENCODER.encode(text));
  return toBase64(new Uint8Array(digest, 0, BYTES));
}

/** True for a range: as in IndexedDB, callers give one or a key, and no key says whether it is open. */
function isRange(query: IDBValidKey | IDBKeyRange): query is IDBKeyRange {
  return typeof query === 'object' && 'lowerOpen' in query;
}

/** The range of what a range has, or a key by itself; null for everything. */
export async function blindRange(
  blinding: Pick<Blinding, 'key'>,
  kinds: readonly Kind[],
  query: IDBValidKey | IDBKeyRange | null | undefined,
): Promise<IDBKeyRange | null> {
  if (query === null || query === undefined) return null;
  if (!isRange(query)) return IDBKeyRange.only(await blinding.key(kinds, query));
  const bounds = [query.lower as IDBValidKey | undefined, query.upper as IDBValidKey | undefined];
  const [lower, upper] = await Promise.all(
    bounds.map(async (bound) => (bound === undefined ? undefined : blinding.key(kinds, bound))),
  );
  return rangeBetween(lower, upper, query);
}

function rangeBetween(
  lower: IDBValidKey | undefined,
  upper: IDBValidKey | undefined,
  { lowerOpen, upperOpen }: IDBKeyRange,
): IDBKeyRange {
  if (lower === undefined) return IDBKeyRange.upperBound(upper, upperOpen);
  if (upper === undefined) return IDBKeyRange.lowerBound(lower, lowerOpen);
  return IDBKeyRange.bound(lower, upper, lowerOpen, upperOpen);
}

/** Remembers the names in a key that was found with its blinded form. */
export function learnKey(
  blinding: Pick<Blinding, 'learn'>,
  kinds: readonly Kind[],
  plain: unknown,
  blinded: IDBValidKey,
): void {
  const [parts, texts] = [partsOf(plain), partsOf(blinded)];
  for (const [i, kind] of kinds.entries()) {
    const [part, text] = [parts[i], texts[i]];
    if (kind !== 'plain' && typeof part === 'string' && typeof text === 'string')
      blinding.learn(kind, part, text);
  }
}

const partsOf = (key: unknown): readonly unknown[] => (Array.isArray(key) ? key : [key]);

export type Blinding = ReturnType<typeof createBlinding>;
