/** The passages that have a claim's terms. */
import type { CitedPassage } from './citable';
import type { PassageIndex } from './passage-index';

export interface Support {
  /** The share of their weight that the cited passages have together, from 0 to 1. */
  readonly share: number;
  /** The passage with the largest share of those that are not cited; null where none has any. */
  readonly best: Best | null;
}

interface Best {
  readonly place: number;
  readonly share: number;
  /** The share by which it leads over the next that is not cited. */
  readonly lead: number;
}

/** Weighs the terms of a claim by how rare they are in what was sent. */
export function supportOf(
  terms: ReadonlySet<string>,
  cited: readonly CitedPassage[],
  index: PassageIndex,
): Support {
  const own = new Set(cited.map(index.placeOf));
  const shares = new Map<number, number>();
  let all = 0;
  let shared = 0;
  for (const term of terms) {
    const weight = index.weightOf(term);
    const holders = index.holders.get(term) ?? [];
    all += weight;
    if (holders.some((place) => own.has(place))) shared += weight;
    for (const place of holders) shares.set(place, (shares.get(place) ?? 0) + weight);
  }
  let best: Best | null = null;
  for (const [place, weight] of shares) {
    if (own.has(place)) continue;
    const share = weight / all;
    const last: Best = best ?? { place: -1, share: 0, lead: 0 };
    if (share > last.share) best = { place, share, lead: share - last.share };
    else best = { ...last, lead: Math.min(last.lead, last.share - share) };
  }
  return { share: all === 0 ? 0 : shared / all, best };
}
