/**
 * The choice of what to send of a page for a question. The same question about the same page always gives the
 * same plan.
 */
import type { Coverage, TextRange } from '../page/reading';
import { fitOf, wholeTokens, type Fit, type FitOptions } from './fit';
import { rankSections } from './rank-sections';
import type { Section } from './sections';

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

export interface PagePlan {
  readonly coverage: Coverage;
  /** The sections that are sent, or digested, in the order of the page; null for all. */
  readonly sections: readonly number[] | null;
  /** The range that is sent instead, where only the text around a selection goes. */
  readonly range?: TextRange;
  /** Characters of the text, and of the part that is sent. */
  readonly characters: number;
  readonly sentCharacters: number;
}

/** The least budget that a plan can keep: its outline alone takes up to 4,000 characters, in any script. */
export const LEAST_BUDGET = 4000;

/**
 * The most tokens of the sections chosen for a question, besides the outline. More would make each question
 * as expensive as the whole page, and leave no room for those of earlier questions.
 */
const CHOSEN_TOKENS = 40_000;

/**
 * Decides what is sent: the whole text if it fits, else the sections relevant to the question, or a digest of
 * all.
 */
export function planPage(options: PlanOptions): PagePlan {
  const { text, omitted, budget, estimateTokens, isAboutAll } = options;
  // Nearly every page fits as it is, and need not be split to find that out.
  if (omitted.length === 0 && wholeTokens(text, estimateTokens) <= budget) return planOf(text, 'whole', null);
  const fit = fitOf(options);
  const { sections, isEverything } = fit;
  if (fit.isWithin) return planOf(text, isEverything ? 'whole' : 'chosen', isEverything ? null : sections);
  if (isAboutAll) return planOf(text, 'digest', isEverything ? null : sections);
  return planOf(text, 'chosen', choose(fit, options));
}

/** Takes the best sections, then the neighbours of the best, as long as they fit. */
function choose(
  { sections, costs, outline }: Fit,
  { text, question, earlier, selectionAt, budget }: PlanOptions,
): readonly Section[] {
  const ranked = rankSections(text, sections, { question, earlier });
  // The section with the selection matters most.
  const own = sections.find(
    ({ start, end }) => selectionAt !== null && start <= selectionAt && selectionAt < end,
  );
  const first = own ? [own.index, ...neighbours(own.index)] : [];
  // Nothing matches, as for a question in another language: then as much of the page as fits is sent.
  const isGuess = ranked.length === 0;
  const others = isGuess ? sections.map(({ index }) => index) : [...ranked, ...ranked.flatMap(neighbours)];
  const wishes = [...first, ...others];
  const chosen = new Set<number>();
  let left = isGuess ? budget - outline : Math.min(budget - outline, CHOSEN_TOKENS);
  for (const index of wishes) {
    const cost = costs.get(index);
    if (cost === undefined || chosen.has(index)) continue;
    if (cost > left) {
      if (isGuess) break;
      continue;
    }
    chosen.add(index);
    left -= cost;
  }
  return sections.filter(({ index }) => chosen.has(index));
}

function neighbours(index: number): readonly number[] {
  return [index + 1, index - 1];
}

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

function planOf(text: string, coverage: Coverage, sections: readonly Section[] | null): PagePlan {
  const characters = text.length;
  const sentCharacters = sections?.reduce((sum, { start, end }) => sum + end - start, 0) ?? characters;
  return { coverage, sections: sections?.map(({ index }) => index) ?? null, characters, sentCharacters };
}
