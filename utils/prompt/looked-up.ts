/** The content of a `tool` message with text of a page, within its budget. */
import type { TextRange } from '../page/reading';
import { fenced } from './boundary';
import { createNumberedSlice } from './numbered-text';
import type { PassageNumbers } from './numbering';
import { sectionNumber } from './outline';
import { passagesOf } from './passages';
import { createPieceChoice, rangesOf, sectionsIn } from './piece-choice';
import { piecesOf, type Piece } from './pieces';
import { sectionsOf, type Section } from './sections';
import { headingsAt } from './text-of-sections';

/** A page of the conversation in which more is looked up. */
export interface LookupPage {
  readonly title: string;
  readonly text: string;
  /** The numbers of its passages in the conversation; null numbers them from 1. */
  readonly citations: PassageNumbers | null;
  /** The code in the tags around its text; see `boundaryOf`. */
  readonly boundary: string;
  /** The sections that the user took out, by index: they are never given. */
  readonly omitted: readonly number[];
  /** The ranges of its text that the model was given before, by the plan and by looking up. */
  readonly given: readonly TextRange[];
  readonly estimateTokens: (text: string) => number;
}

export interface LookedUp {
  /** The content of the `tool` message. */
  readonly content: string;
  /** The ranges of the page's text that it has, in their order: their passages can be cited. */
  readonly excerpts: readonly TextRange[];
  /** The sections that they are of, by index. */
  readonly sections: readonly number[];
}

export interface OpenedPage {
  readonly page: LookupPage;
  readonly all: readonly Section[];
  /** The sections that may be given, and their pieces. */
  readonly sections: readonly Section[];
  readonly pieces: readonly Piece[];
}

export function openPage(page: LookupPage): OpenedPage {
  const { text, omitted, estimateTokens } = page;
  const all = sectionsOf(text);
  const sections = all.filter(({ index }) => !omitted.includes(index));
  return { page, all, sections, pieces: piecesOf(text, sections, passagesOf(text), estimateTokens) };
}

/** An answer in plain words, without text of the page. */
export function said(content: string): LookedUp {
  return { content, excerpts: [], sections: [] };
}

/**
 * The text of the pieces at these places, the first before all others, as long as they fit, under a sentence of ours
 * that `headOf` gives for the sections of which more is left.
 */
export function lookedUp(
  { page, all, pieces }: OpenedPage,
  wishes: readonly number[],
  budget: number,
  headOf: (left: readonly number[]) => string,
): LookedUp {
  const { estimateTokens } = page;
  const slice = createNumberedSlice(page.text, page.citations);
  const contentOf = (ranges: readonly TextRange[], left: readonly Piece[]) =>
    [headOf(sectionsIn(left)), blockOf(page, ranges, all, slice)].filter((part) => part !== '').join('\n');
  const wished = wishes.flatMap((i) => pieces[i] ?? []);
  const choice = createPieceChoice({
    pieces,
    tokens: budget - estimateTokens(contentOf([], wished)),
    noticeTokens: ({ start }) => estimateTokens(placeOf({ start, end: start + 1 }, page.text, all)) + 1,
  });
  for (const i of wishes) choice.take(i);
  for (let without = 0; ; without++) {
    const chosen = choice.pieces(without);
    if (chosen.length === 0) break;
    const excerpts = rangesOf(chosen);
    const content = contentOf(excerpts, inOrder(wished.filter((piece) => !chosen.includes(piece))));
    if (estimateTokens(content) <= budget) return { content, excerpts, sections: sectionsIn(chosen) };
  }
  const [first] = wished;
  const cut =
    first &&
    cutToFit(
      restOf(first, page.given),
      page.text,
      (range) => estimateTokens(contentOf([range], wished)) <= budget,
    );
  if (!cut) return said('There is no room for more of the page in this answer.');
  return { content: contentOf([cut], inOrder(wished)), excerpts: [cut], sections: [first.section] };
}

/** A piece that was too long, without its beginning that was given before. */
function restOf({ start, end }: Piece, given: readonly TextRange[]): TextRange {
  const before = given.find((range) => range.start <= start && start < range.end);
  return { start: Math.min(before?.end ?? start, end), end };
}

function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.toSorted((a, b) => a.start - b.start);
}

/** The longest beginning of a range that fits, up to the end of a line if there is one; null where none fits. */
function cutToFit(
  { start, end }: TextRange,
  text: string,
  fits: (range: TextRange) => boolean,
): TextRange | null {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits({ start, end: middle })) low = middle;
    else high = middle - 1;
  }
  if (low === start) return null;
  const lineEnd = text.lastIndexOf('\n', low - 1) + 1;
  const cut = lineEnd > start ? lineEnd : /[\uD800-\uDBFF]/.test(text.charAt(low - 1)) ? low - 1 : low;
  return cut > start ? { start, end: cut } : null;
}

/** Ranges of the page in its tags, each under the number of its section and the headings above it. */
function blockOf(
  page: LookupPage,
  ranges: readonly TextRange[],
  all: readonly Section[],
  slice: (start: number, end: number) => string,
): string {
  const parts = ranges.map(
    (range) => `${placeOf(range, page.text, all)}\n${slice(range.start, range.end).trim()}`,
  );
  return fenced('page', page.boundary, parts.join('\n\n'), { title: page.title });
}

function placeOf(range: TextRange, text: string, all: readonly Section[]): string {
  const touched = all.filter(({ start, end }) => start < range.end && end > range.start);
  const above = headingsAt(range.start, text, all);
  const numbers = sectionsInWords(touched.map(({ index }) => index));
  return `[${numbers}${above.length > 0 ? `, under “${above.join(' › ')}”` : ''}]`;
}

/** “§3, §5–7”: sections, by index, in their order. */
export function sectionsInWords(indexes: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const index of [...new Set(indexes)].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs
    .map(([first, last]) => `§${sectionNumber(first)}${last > first ? `–${sectionNumber(last)}` : ''}`)
    .join(', ');
}
