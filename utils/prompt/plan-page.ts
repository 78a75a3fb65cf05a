/**
 * The choice of what to send of a page for a question. The same question about the same page always gives the
 * same plan.
 */
import type { Coverage, TextRange } from '../page/reading';
import { choosePieces } from './choose-pieces';
import { fitOf, wholeTokens, type FitOptions } from './fit';
import { sectionsOf } from './sections';
import { sentRanges, type SentPart } from './text-of-sections';

export interface PlanOptions extends FitOptions {
  /** The words of the question and of its selection. */
  readonly question: string;
  /** The question before, for one without words to look for, such as “And why?”. */
  readonly earlier: string;
  /** The place of the selection; UTF-16 code units of the text, or null. */
  readonly selectionAt: number | null;
  /**
   * True if it is about the page as a whole, as a summary is, so that no section matters more than another.
   */
  readonly isAboutAll: boolean;
}

/** Its sections, in the order of the page, are those that are sent or digested. */
export interface PagePlan extends SentPart {
  readonly coverage: Coverage;
  /** The range that is sent instead, where only the text around a selection goes. */
  readonly range?: TextRange;
  /** Characters of the text, and of the part that is sent. */
  readonly characters: number;
  readonly sentCharacters: number;
}

/** The least budget that a plan can keep, with its outline, in any script. */
export const LEAST_BUDGET = 4000;

/**
 * Decides what is sent: the whole text if it fits, else the sections relevant to the question, or a digest of
 * all.
 */
export function planPage(options: PlanOptions): PagePlan {
  const { text, omitted, budget, estimateTokens, isAboutAll } = options;
  if (omitted.length === 0) {
    // Nearly every page fits as it is, and need not be split to find that out.
    if (wholeTokens(text, estimateTokens) <= budget) return planOf(text, 'whole', ALL);
    if (isAboutAll) return planOf(text, 'digest', ALL);
    return planOf(text, 'chosen', choosePieces({ ...options, sections: sectionsOf(text) }));
  }
  const { sections, isEverything, isWithin } = fitOf(options);
  const left = isEverything ? ALL : { sections: sections.map(({ index }) => index) };
  if (isWithin) return planOf(text, isEverything ? 'whole' : 'chosen', left);
  if (isAboutAll) return planOf(text, 'digest', left);
  return planOf(text, 'chosen', choosePieces({ ...options, sections }));
}

const ALL: SentPart = { sections: null };

/** Sends only the text around a selection; none at all where the selection is not in it. */
export function planAround(text: string, range: TextRange | null): PagePlan {
  const { start, end } = range ?? { start: 0, end: 0 };
  const characters = text.length;
  return {
    coverage: 'around',
    sections: null,
    range: { start, end },
    characters,
    sentCharacters: end - start,
  };
}

function planOf(text: string, coverage: Coverage, part: SentPart): PagePlan {
  const characters = text.length;
  const ranges =
    part.sections === null ? [{ start: 0, end: characters }] : sentRanges(part, sectionsOf(text));
  const sentCharacters = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return { coverage, ...part, characters, sentCharacters };
}
