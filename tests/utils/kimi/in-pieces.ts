import * as fc from 'fast-check';

/** A text cut anywhere; the pieces may be empty. */
export function cutAnywhere(text: string, shares: readonly number[]): readonly string[] {
  const places = shares.map((share) => Math.floor(share * (text.length + 1))).toSorted((a, b) => a - b);
  return [0, ...places].map((place, i) => text.slice(place, places[i]));
}

/** Places to cut at, as shares of the whole. */
export const CUTS = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 8 });
