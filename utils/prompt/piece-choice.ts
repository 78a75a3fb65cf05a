import type { TextRange } from '../page/reading';
import type { Piece } from './pieces';

export interface ChoiceOptions {
  readonly pieces: readonly Piece[];
  /** The most tokens of all that is taken. */
  readonly tokens: number;
  /** The tokens that come before a piece which does not go on from the one before. */
  readonly noticeTokens: (piece: Piece) => number;
}

/** Keeps the account of the pieces that are taken, by their places among all. */
export function createPieceChoice({ pieces, tokens, noticeTokens }: ChoiceOptions) {
  /** In the order in which they were taken. */
  const taken = new Set<number>();
  let spent = 0;

  const isBeside = (i: number, other: number) =>
    taken.has(other) && pieces[Math.min(i, other)]?.end === pieces[Math.max(i, other)]?.start;

  return {
    /** The tokens of all that was taken. */
    spent: () => spent,

    /** Takes a piece; returns false where there is no room for it. */
    take(i: number): boolean {
      const [piece, after] = [pieces[i], pieces[i + 1]];
      if (!piece || taken.has(i)) return true;
      const saved = after && isBeside(i, i + 1) ? noticeTokens(after) : 0;
      if (spent + piece.cost - saved > tokens) return false;
      const before = isBeside(i, i - 1) ? 0 : noticeTokens(piece);
      const cost = piece.cost + before - saved;
      if (spent + cost > tokens) return false;
      taken.add(i);
      spent += cost;
      return true;
    },

    /** The pieces that were taken, in the order of the text, but for the last `without` of them. */
    pieces: (without = 0): readonly Piece[] =>
      [...taken]
        .slice(0, taken.size - without)
        .toSorted((a, b) => a - b)
        .flatMap((i) => pieces[i] ?? []),
  };
}

/** The ranges of pieces, which are in the order of the text; those that follow each other are one. */
export function rangesOf(pieces: readonly TextRange[]): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const { start, end } of pieces) {
    const last = ranges.at(-1);
    if (last?.end === start) ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  }
  return ranges;
}

/** The sections of pieces, by index, each once. */
export function sectionsIn(pieces: readonly Piece[]): readonly number[] {
  return [...new Set(pieces.map(({ section }) => section))];
}
