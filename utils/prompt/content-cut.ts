/** A piece that is not cut. */
export interface Unit {
  readonly size: number;
  /** Where the rank is lowest, a group begins most readily. It comes from the unit itself, not from its place. */
  readonly rank: number;
}

/**
 * Groups units in their order and gives the index at which each group begins; a group is `least` to `most` in
 * size wherever the units allow it.
 *
 * Filled up one after the other, one unit that grows would move all groups after it. Here each group ends where
 * the lowest rank within its reach is, so after a change the old boundaries are soon met again
 * (content-defined chunking).
 */
export function groupsOf(units: readonly Unit[], least: number, most: number): readonly number[] {
  const starts: number[] = [];
  let left = units.reduce((sum, { size }) => sum + size, 0);
  let start = 0;
  while (start < units.length) {
    starts.push(start);
    if (left <= most) break;
    let size = 0;
    let best = -1;
    let next = start;
    for (; next < units.length; next++) {
      const unit = units[next];
      if (!unit) break;
      if (
        next > start &&
        size >= least &&
        rankAt(units, next) < (best < 0 ? Infinity : rankAt(units, best))
      ) {
        best = next;
      }
      size += unit.size;
      if (size > most && next > start) break;
    }
    // Where none is within reach, the last that still fits.
    const end = best > start ? best : Math.max(next, start + 1);
    for (let i = start; i < end; i++) left -= units[i]?.size ?? 0;
    start = end;
  }
  return starts;
}

function rankAt(units: readonly Unit[], index: number): number {
  return units[index]?.rank ?? Infinity;
}

/** Characters of a piece that its rank is made of. */
const RANKED_CHARACTERS = 120;

/** A rank below 2³² for a piece of text (FNV-1a over how it begins): as good as random, and always the same. */
export function rankOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  const stop = Math.min(end, start + RANKED_CHARACTERS);
  for (let i = start; i < stop; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
