/** The check whether what is to be sent of a page fits into the model's room for it. */
import { CITATION_TOKENS as PASSAGE_TOKENS } from './numbered-text';
import { outlineOf } from './outline';
import { passagesOf } from './passages';
import { sectionsOf, type Section } from './sections';

export interface FitOptions {
  /** The whole reading. */
  readonly text: string;
  /** The sections that the user took out. */
  readonly omitted: readonly number[];
  /** The page's share, in tokens. */
  readonly budget: number;
  /** Estimates the tokens of a text. */
  readonly estimateTokens: (text: string) => number;
}

export interface Fit {
  readonly isWithin: boolean;
  /** The sections that the user left in. */
  readonly sections: readonly Section[];
  /** True if those are all sections. */
  readonly isEverything: boolean;
  /** Tokens of each section, by index, and of the outline that goes with a part of them. */
  readonly costs: ReadonlyMap<number, number>;
  readonly outline: number;
}

/** The tokens of a notice that something is left out, with the headings in it. */
const MARK_TOKENS = 40;

export function fitOf({ text, omitted, budget, estimateTokens }: FitOptions): Fit {
  const out = new Set(omitted);
  const all = sectionsOf(text);
  const sections = all.filter(({ index }) => !out.has(index));
  const isEverything = sections.length === all.length;
  const costOf = ({ start, end, path, title }: Section) => {
    const above = estimateTokens([...path, title].join(' › '));
    return wholeTokens(text.slice(start, end), estimateTokens) + above + MARK_TOKENS;
  };
  const costs = new Map(sections.map((section) => [section.index, costOf(section)]));
  const outline = estimateTokens(outlineOf(all, new Set(costs.keys()))) + MARK_TOKENS;
  const total = isEverything
    ? wholeTokens(text, estimateTokens)
    : costs.values().reduce((sum, cost) => sum + cost, outline);
  return { isWithin: total <= budget, sections, isEverything, costs, outline };
}

/** Counts the tokens of a text with the citations of its passages. */
export function wholeTokens(text: string, estimateTokens: (text: string) => number): number {
  return estimateTokens(text) + passagesOf(text).length * PASSAGE_TOKENS;
}
