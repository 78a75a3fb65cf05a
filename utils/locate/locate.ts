import type { PassageTarget } from '../page/passage-target';
import { addedStretches } from './added-text';
import { brokenCandidates, wholeCandidates } from './candidates';
import { fitOf, surroundingsOf } from './context-fit';
import { edgesOf } from './edges';
import { foldLetters } from './fold-letters';
import type { FoldedPage } from './folded-page';
import { isIgnorable } from './ignorable';
import { isShownOrFolded } from './shown';
import type { Candidate } from './stretch';

/** Fewer folded letters than these are found anywhere: they must be all of their block, or stand by a neighbour. */
const SHORT = 24;

/** What a place that is shown, and one at the edges of a block, says beside its neighbours. */
const SHOWN = 8;
const EDGE = 0.4;

/** From here on the nearest neighbour stands close by. */
const CLOSE = 0.6;

/**
 * Where a passage stands on a page; null where its text is not there, word for word. Where it is there several
 * times, the place counts around which stands what stood around it when it was read.
 */
export function locate(page: FoldedPage, target: PassageTarget): Candidate | null {
  const wanted = foldLetters(target.text);
  if (wanted === '') return null;
  const whole = best(page, wholeCandidates(page, wanted), target);
  if (whole) return whole;
  const broken = brokenCandidates({
    page,
    wanted,
    mayLack: addedStretches(target.text),
    mayPass: isIgnorable,
  });
  return best(page, broken, target);
}

function best(
  page: FoldedPage,
  candidates: readonly Candidate[],
  { text, before, after, headings }: PassageTarget,
): Candidate | null {
  const around = surroundingsOf(before, after, headings);
  const isShort = weightOf(foldLetters(text)) < SHORT;
  let found: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const edges = edgesOf(page, candidate);
    if (!edges.isWhole) continue;
    const fit = fitOf(page, candidate, around);
    if (isShort && edges.blocks < 2 && fit < CLOSE) continue;
    const sum = fit + EDGE * edges.blocks + (isShownOrFolded(page, candidate) ? SHOWN : 0);
    if (sum > most) [found, most] = [candidate, sum];
  }
  return found;
}

/** A character of Chinese or Japanese says as much as several letters do. */
function weightOf(folded: string): number {
  return (
    folded.length +
    2 * (folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
  );
}
