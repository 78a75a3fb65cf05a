/**
 * The changes of the full-text index since its shards were written, by conversation: an answer that is complete writes
 * its new words here, and not into every shard.
 */
import { blockOf } from './postings';

/** The terms that lead to a conversation further than the shards say, and those that do no longer. */
export interface JournalEntry {
  readonly plus: ReadonlySet<string>;
  readonly minus: ReadonlySet<string>;
}

/** The entries by the ordinal of their conversation. */
export type Journal = ReadonlyMap<number, JournalEntry>;

const LOW = 0xff;

/** Stand between terms and between the halves of an entry; no term has them. */
const BETWEEN = '\n';
const HALVES = '\r';

/** Writes an entry: the terms that it adds, and those that it takes away. */
export const writeEntry = ({ plus, minus }: JournalEntry): string =>
  [plus, minus].map((terms) => Array.from(terms).join(BETWEEN)).join(HALVES);

/** Reads what `writeEntry` wrote. */
export function readEntry(text: string): JournalEntry {
  const [plus = '', minus = ''] = text.split(HALVES);
  return { plus: termsOf(plus), minus: termsOf(minus) };
}

const termsOf = (half: string): ReadonlySet<string> => new Set(half === '' ? [] : half.split(BETWEEN));

/** The entries of a block, by the low byte of the ordinal. */
export function entriesOf(journal: Journal, block: number): Journal {
  const entries = Array.from(journal, ([ordinal, entry]) => [ordinal, entry] as const);
  return new Map(
    entries.flatMap(([ordinal, entry]) => (blockOf(ordinal) === block ? [[ordinal & LOW, entry]] : [])),
  );
}

/** The list of a term after the changes of the entries of its block. */
export function listAfter(entries: Journal, term: string, list: Uint8Array): Uint8Array {
  let after = list;
  for (const [low, { plus, minus }] of entries) {
    if (minus.has(term)) after = after.filter((one) => one !== low);
    else if (plus.has(term) && !after.includes(low)) after = Uint8Array.of(...after, low).toSorted();
  }
  return after;
}

/** The terms that the entries add or take away, as far as they are wanted. */
export function termsIn(entries: Journal, isWanted: (term: string) => boolean = () => true): Set<string> {
  const found = new Set<string>();
  for (const { plus, minus } of entries.values())
    for (const terms of [plus, minus]) for (const term of terms) if (isWanted(term)) found.add(term);
  return found;
}

/** Notes how the list of a term changes, in entries that may be written to. */
export function noteChange(
  entries: Map<number, { readonly plus: Set<string>; readonly minus: Set<string> }>,
  journal: Journal,
  change: {
    readonly block: number;
    readonly term: string;
    readonly before: Uint8Array;
    readonly after: Uint8Array;
  },
): void {
  const { block, term, before, after } = change;
  const entryOf = (low: number) => {
    const ordinal = (block << 8) | low;
    const known = entries.get(ordinal);
    if (known) return known;
    const { plus, minus } = journal.get(ordinal) ?? { plus: [], minus: [] };
    const made = { plus: new Set(plus), minus: new Set(minus) };
    entries.set(ordinal, made);
    return made;
  };
  for (const low of after) {
    if (before.includes(low)) continue;
    const { plus, minus } = entryOf(low);
    plus.add(term);
    minus.delete(term);
  }
  for (const low of before) {
    if (after.includes(low)) continue;
    const { plus, minus } = entryOf(low);
    minus.add(term);
    plus.delete(term);
  }
}
