/** The check whether what is to be sent of a page fits into the model's room for it. */
import { CITATION_TOKENS as PASSAGE_TOKENS } from './numbered-text';
import { passagesOf } from './passages';
import { sectionsOf, type Section } from './sections';
import { sentRanges, textOfSections, type SentPart } from './text-of-sections';

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
  /** Tokens of what is sent, if it is within. */
  readonly tokens: number;
  /** The sections that the user left in. */
  readonly sections: readonly Section[];
  /** True if those are all sections. */
  readonly isEverything: boolean;
}

export function fitOf({ text, omitted, budget, estimateTokens }: FitOptions): Fit {
  const out = new Set(omitted);
  const all = sectionsOf(text);
  const sections = all.filter(({ index }) => !out.has(index));
  const isEverything = sections.length === all.length;
  const part = isEverything ? null : sections.map(({ index }) => index);
  const tokens = partTokens(text, { sections: part }, estimateTokens);
  return { isWithin: tokens <= budget, tokens, sections, isEverything };
}

/** Counts the tokens of what the user left in of a text. */
export function leftTokens(
  text: string,
  omitted: readonly number[],
  estimateTokens: (text: string) => number,
): number {
  if (omitted.length === 0) return wholeTokens(text, estimateTokens);
  return fitOf({ text, omitted, budget: Infinity, estimateTokens }).tokens;
}

/** Counts the tokens of a text with the citations of its passages. */
export function wholeTokens(text: string, estimateTokens: (text: string) => number): number {
  return estimateTokens(text) + passagesOf(text).length * PASSAGE_TOKENS;
}

/** Counts the tokens of a part of a text as it is sent: with its outline, its notices and its citations. */
export function partTokens(text: string, part: SentPart, estimateTokens: (text: string) => number): number {
  if (part.sections === null) return wholeTokens(text, estimateTokens);
  const ranges = sentRanges(part, sectionsOf(text));
  const passages = passagesOf(text).filter((passage) =>
    ranges.some(({ start, end }) => start <= passage.start && passage.start < end),
  );
  return estimateTokens(textOfSections(text, part)) + passages.length * PASSAGE_TOKENS;
}
