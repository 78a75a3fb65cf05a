/** What of a page is sent for a question. The same question about the same page always gives the same plan. */
import { MARK_TOKENS as PASSAGE_TOKENS } from '../cite/marked-text';
import { passagesOf } from '../cite/passages';
import type { Coverage } from './reading';
import { outlineOf } from './outline';
import { rankSections } from './rank-sections';
import { sectionsOf, type Section } from './sections';

export interface PlanOptions {
  /** All that was read. */
  readonly text: string;
  /** What the question is about: its words, and those of the selection. */
  readonly question: string;
  /** The question before, for one that has no words to look for, such as “And why?”. */
  readonly earlier: string;
  /** Whether it is about the page as a whole, as a summary is, so that no section matters more than another. */
  readonly isAboutAll: boolean;
  /** The sections that the user took out. */
  readonly omitted: readonly number[];
  /** Tokens that the page may take. */
  readonly budget: number;
  /** Tokens of a text. */
  readonly estimateTokens: (text: string) => number;
}

export interface PagePlan {
  readonly coverage: Coverage;
  /** The sections that are sent, or digested, in the order of the page; null for all. */
  readonly sections: readonly number[] | null;
  /** Characters of the text, and of those sections. */
  readonly characters: number;
  readonly sentCharacters: number;
}

/** The least that a plan can keep to: its outline alone takes up to 4,000 characters, in any script. */
export const LEAST_BUDGET = 4000;

/**
 * Tokens of the sections that are chosen for a question, beside the outline. More would make each question as
 * dear as the whole page, and leave no room for those of the questions before.
 */
const CHOSEN_TOKENS = 40_000;

/** What a mark of something left out takes, with the headings in it. */
const MARK_TOKENS = 40;

/** Decides what is sent: all of it if it fits, else what has to do with the question, or a digest of all. */
export function planPage(options: PlanOptions): PagePlan {
  const { text, omitted, budget, estimateTokens, isAboutAll } = options;
  const whole = tokensOf(text, options);
  if (omitted.length === 0 && whole <= budget) return planOf(text, 'whole', null);
  const out = new Set(omitted);
  const all = sectionsOf(text);
  const wanted = all.filter(({ index }) => !out.has(index));
  const isEverything = wanted.length === all.length;

  const costs = new Map(wanted.map((section) => [section.index, costOf(section, options)]));
  const outline = estimateTokens(outlineOf(all, new Set(costs.keys()))) + MARK_TOKENS;
  const total = wanted.reduce((sum, { index }) => sum + (costs.get(index) ?? 0), outline);
  if (isEverything ? whole <= budget : total <= budget) {
    return planOf(text, isEverything ? 'whole' : 'chosen', isEverything ? null : wanted);
  }
  if (isAboutAll) return planOf(text, 'digest', isEverything ? null : wanted);
  return planOf(text, 'chosen', choose(wanted, costs, outline, options));
}

/** Takes the best sections, then the neighbours of the best, as long as they fit. */
function choose(
  sections: readonly Section[],
  costs: ReadonlyMap<number, number>,
  outline: number,
  { text, question, earlier, budget }: PlanOptions,
): readonly Section[] {
  const ranked = rankSections(text, sections, { question, earlier });
  // Nothing matches, such as a question in another language: then the page itself is sent as far as it goes.
  const isGuess = ranked.length === 0;
  const wishes = isGuess ? sections.map(({ index }) => index) : [...ranked, ...ranked.flatMap(neighbours)];
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

function costOf({ start, end, path, title }: Section, options: PlanOptions): number {
  const above = options.estimateTokens([...path, title].join(' › '));
  return tokensOf(options.text.slice(start, end), options) + above + MARK_TOKENS;
}

/** With the marks of its passages. */
function tokensOf(text: string, { estimateTokens }: PlanOptions): number {
  return estimateTokens(text) + passagesOf(text).length * PASSAGE_TOKENS;
}

function planOf(text: string, coverage: Coverage, sections: readonly Section[] | null): PagePlan {
  const characters = text.length;
  const sentCharacters = sections?.reduce((sum, { start, end }) => sum + end - start, 0) ?? characters;
  return { coverage, sections: sections?.map(({ index }) => index) ?? null, characters, sentCharacters };
}
