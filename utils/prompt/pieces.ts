import { CITATION_TOKENS } from './numbered-text';
import type { Passage } from './passages';
import type { Section } from './sections';

/** A part of a section that is chosen by itself; all pieces of a section, in their order, are the section. */
export interface Piece {
  /** The index of its section. */
  readonly section: number;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Tokens of its text with the citations of its passages. */
  readonly cost: number;
}

/**
 * In characters: a short paragraph, or a few turns of a conversation. Smaller ones are not worth a choice of their
 * own.
 */
const LEAST = 300;

/** A table is cut only where it is longer, in characters: without its first row its cells have no names. */
const LONG_TABLE = 4000;

/** Cuts sections into pieces, between passages and at the beginning of a line. */
export function piecesOf(
  text: string,
  sections: readonly Section[],
  passages: readonly Passage[],
  estimateTokens: (text: string) => number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  for (const { index: section, start: from, end: to } of sections) {
    while ((passages[next]?.start ?? Infinity) < from) next += 1;
    let start = from;
    let count = 0;
    const add = (end: number) => {
      const cost = estimateTokens(text.slice(start, end)) + count * CITATION_TOKENS;
      pieces.push({ section, start, end, cost });
      start = end;
      count = 0;
    };
    for (; (passages[next]?.start ?? Infinity) < to; next++) {
      const [passage, before] = [passages[next], passages[next - 1]];
      if (!passage) break;
      const line = text.lastIndexOf('\n', passage.start - 1) + 1;
      const isRow = passage.kind === 'row' && before?.kind === 'row';
      const least = isRow ? LONG_TABLE : LEAST;
      // A passage in the middle of a line goes on with the one before.
      if (line - start >= least && line >= (before?.end ?? 0) && to - line >= LEAST / 2) add(line);
      count += 1;
    }
    add(to);
  }
  return pieces;
}
