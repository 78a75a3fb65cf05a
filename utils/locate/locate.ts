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

/** A text with fewer folded letters is found anywhere: it must fill its block, or be next to a neighbour. */
const SHORT = 24;

/** The weight of a visible place, and of one at the edges of a block, relative to its neighbours. */
const SHOWN = 8;
const EDGE = 0.4;

/** From this weight on, the nearest neighbour is close. */
const CLOSE = 0.6;

/**
 * Finds a passage on a page; null where its text is not there, word for word. Where it occurs several times,
 * the place wins whose surroundings are those of the passage when it was read.
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

/** Weighs a folded text: a Chinese or Japanese character says as much as several letters. */
function weightOf(folded: string): number {
  return (
    folded.length +
    2 * (folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
  );
}
