/** A unit that is not cut. */
export interface Unit {
  readonly size: number;
  /**
   * A group begins most readily where the rank is lowest. It comes from the unit itself, not from its place.
   */
  readonly rank: number;
}

/**
 * Groups units in their order and returns the index at which each group begins; a group is `least` to `most`
 * in size wherever the units allow it.
 *
 * If groups were simply filled up, one unit that grows would move all later groups. Here each group ends at
 * the lowest rank within its reach, so the old boundaries soon return after a change (content-defined
 * chunking).
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
    // Without one within reach, the last that still fits.
    const end = best > start ? best : Math.max(next, start + 1);
    for (let i = start; i < end; i++) left -= units[i]?.size ?? 0;
    start = end;
  }
  return starts;
}

function rankAt(units: readonly Unit[], index: number): number {
  return units[index]?.rank ?? Infinity;
}

/** The characters of a unit that its rank is made from. */
const RANKED_CHARACTERS = 120;

/**
 * A rank below 2³² for a range of text (FNV-1a over its beginning): as good as random, and always the same.
 */
export function rankOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  const stop = Math.min(end, start + RANKED_CHARACTERS);
  for (let i = start; i < stop; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
