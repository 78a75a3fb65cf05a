import { foldLetters } from './fold-letters';
import type { FoldedPage } from './folded-page';
import type { Candidate } from './stretch';

/** The text around a passage, folded. */
export interface Surroundings {
  /** Nearest first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Innermost first. */
  readonly headings: readonly string[];
}

/** The distance between two neighbours that halves a neighbour's weight, in folded characters. */
const NEAR = 60;

/** A text farther away than this is no neighbour. */
const FAR = 3000;

/** The weight of the nearest heading, relative to a nearest neighbour. */
const HEADING = 0.5;

export function surroundingsOf(
  before: readonly string[],
  after: readonly string[],
  headings: readonly string[],
): Surroundings {
  return { before: folded(before), after: folded(after), headings: folded(headings).toReversed() };
}

function folded(texts: readonly string[]): readonly string[] {
  return texts.map(foldLetters).filter((text) => text !== '');
}

/** Rates how well a place fits the text around the passage when it was read: 0 for nothing in common. */
export function fitOf({ text }: FoldedPage, candidate: Candidate, around: Surroundings): number {
  const start = candidate[0]?.start ?? 0;
  const end = candidate.at(-1)?.end ?? start;
  const before = chain(around.before, (neighbour, edge) => {
    const found = text.slice(Math.max(0, edge - FAR - neighbour.length), edge).lastIndexOf(neighbour);
    if (found < 0) return null;
    const place = Math.max(0, edge - FAR - neighbour.length) + found;
    return { gap: edge - place - neighbour.length, edge: place };
  })(start);
  const after = chain(around.after, (neighbour, edge) => {
    const found = text.slice(edge, edge + FAR + neighbour.length).indexOf(neighbour);
    return found < 0 ? null : { gap: found, edge: edge + found + neighbour.length };
  })(end);
  return before + after + headingFit(text, start, around.headings);
}

interface Step {
  readonly gap: number;
  readonly edge: number;
}

/** Searches for each neighbour beyond the one before it, and gives it less weight. */
function chain(neighbours: readonly string[], next: (neighbour: string, edge: number) => Step | null) {
  return (from: number): number => {
    let edge = from;
    let fit = 0;
    for (const [index, neighbour] of neighbours.entries()) {
      const step = next(neighbour, edge);
      if (!step) continue;
      fit += 2 ** -index / (1 + step.gap / NEAR);
      edge = step.edge;
    }
    return fit;
  };
}

/** Rates the distance of the heading above: nearer is better, as far as it can be found. */
function headingFit(text: string, start: number, [heading]: readonly string[]): number {
  const found = heading === undefined ? -1 : text.lastIndexOf(heading, start - (heading?.length ?? 0));
  return found < 0 ? 0 : HEADING / (1 + (start - found) / FAR);
}
