/** The choice of pieces of a page for a question, within a budget. */
import type { TextRange } from '../page/reading';
import { partTokens } from './fit';
import { outlineOf } from './outline';
import { passagesOf } from './passages';
import { createPieceChoice, rangesOf, sectionsIn } from './piece-choice';
import { piecesOf, type Piece } from './pieces';
import { bestOf, byScore, isRelated, rankPieces, type RankOptions } from './rank-pieces';
import { sectionsOf, type Section } from './sections';
import { headingsAt, leftOut, type SentPart } from './text-of-sections';

export interface ChooseOptions extends RankOptions {
  readonly text: string;
  /** The sections that may be chosen from. */
  readonly sections: readonly Section[];
  /** The place of the selection; UTF-16 code units of the text, or null. */
  readonly selectionAt: number | null;
  /** The most tokens of all that is sent. */
  readonly budget: number;
  readonly estimateTokens: (text: string) => number;
}

/**
 * The most tokens of the pieces chosen for a question, besides the outline. More would make each question as expensive
 * as the whole page, and leave no room for those of earlier questions.
 */
const CHOSEN_TOKENS = 40_000;

/** In tokens. Up to here the beginning of the page goes along, where there is not so much about the question. */
const FILLED_TOKENS = 4000;

/** Takes the pieces around the selection, then the best ones, as long as they fit. */
export function choosePieces(options: ChooseOptions): SentPart {
  const { text, sections, selectionAt, budget, estimateTokens } = options;
  const all = sectionsOf(text);
  const pieces = piecesOf(text, sections, passagesOf(text), estimateTokens);
  const scores = rankPieces(text, sections, pieces, options);
  const end = estimateTokens(leftOut(text.length, []));
  const choice = createPieceChoice({
    pieces,
    tokens: budget - outlineTokens(options, all) - end,
    noticeTokens: ({ start }) => estimateTokens(leftOut(text.length, headingsAt(start, text, all))),
  });
  for (const i of aroundSelection(pieces, sections, selectionAt)) choice.take(i);
  const best = bestOf(scores);
  const inOrder = pieces.map((_, i) => i);
  if (best > 0) {
    for (const i of byScore(scores)) {
      const most = isRelated(scores[i], best) ? CHOSEN_TOKENS : FILLED_TOKENS;
      if (choice.spent() < most) choice.take(i);
    }
  }
  // Nothing matches, as for a question in another language: then as much of the page as fits is sent.
  else for (const i of inOrder) if (!choice.take(i)) break;
  for (let without = 0; ; without++) {
    const chosen = choice.pieces(without);
    const part = partOf(chosen, all);
    if (chosen.length === 0 || partTokens(text, part, estimateTokens) <= budget) return part;
  }
}

/** The tokens of the outline beside so much of the text, about: what is over is taken back at the end. */
function outlineTokens({ text, budget, estimateTokens }: ChooseOptions, all: readonly Section[]): number {
  const characters = (budget * text.length) / Math.max(1, estimateTokens(text));
  return estimateTokens(outlineOf(all, new Set(all.map(({ index }) => index)), characters));
}

/** The pieces of the section with the selection, the nearest first. */
function aroundSelection(
  pieces: readonly Piece[],
  sections: readonly Section[],
  at: number | null,
): readonly number[] {
  const own = sections.find(({ start, end }) => at !== null && start <= at && at < end);
  if (!own || at === null) return [];
  const distance = ({ start, end }: Piece) => Math.max(start - at, at - end + 1, 0);
  return pieces
    .flatMap((piece, i) => (piece.section === own.index ? [{ i, away: distance(piece) }] : []))
    .toSorted((a, b) => a.away - b.away)
    .map(({ i }) => i);
}

/** The sections of pieces, which are in their order; with the ranges, unless all are whole. */
function partOf(pieces: readonly Piece[], all: readonly Section[]): SentPart {
  const sections = sectionsIn(pieces);
  const excerpts = rangesOf(pieces);
  const whole = sections.reduce((sum, index) => sum + lengthOf(all[index]), 0);
  const isWhole = whole === excerpts.reduce((sum, range) => sum + lengthOf(range), 0);
  return isWhole ? { sections } : { sections, excerpts };
}

function lengthOf(range: TextRange | undefined): number {
  return range ? range.end - range.start : 0;
}
