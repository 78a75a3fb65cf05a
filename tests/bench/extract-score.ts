import type { Case, Metric } from './extract-cases.ts';

/** The comparison of a page's text with its truth. Counts are in a metric's own units, see `scorePage`. */
export interface Score {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

export interface Figures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Compares a page's text with its truth, by the case's metric:
 * - `shingle4`: multisets of four words in a row, case kept (as in scrapinghub/article-extraction-benchmark);
 * - `word`: multisets of words in lower case (as in WCXB);
 * - `snippets`: which of the strings that must be there are, and which of those that must not.
 */
export function scorePage({ metric, truth, with: wanted, without }: Case, text: string): Score {
  if (metric === 'shingle4') return overlap(shingles(truth), shingles(text));
  if (metric === 'word') return overlap(wordsOf(truth.toLowerCase()), wordsOf(text.toLowerCase()));
  const folded = fold(text);
  const found = (snippets: readonly string[]) => snippets.filter((snippet) => folded.includes(fold(snippet)));
  const hits = found(wanted).length;
  return {
    truePositives: hits,
    falsePositives: found(without).length,
    falseNegatives: wanted.length - hits,
  };
}

/** A page's own figures. What is not claimed is not wrong, and where nothing is wanted nothing is missed. */
export function figuresOf({ truePositives, falsePositives, falseNegatives }: Score): Figures {
  const precision = shareOf(truePositives, falsePositives);
  const recall = shareOf(truePositives, falseNegatives);
  return { f1: harmonic(precision, recall), precision, recall };
}

/**
 * The figures of many pages, as each benchmark has them: `snippets` are pooled; of `shingle4` the F1 is that
 * of the mean precision and the mean recall; of `word` it is the mean of the pages'.
 */
export function figuresOfMany(metric: Metric, scores: readonly Score[]): Figures {
  if (metric === 'snippets') {
    const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0);
    return figuresOf({
      truePositives: sum('truePositives'),
      falsePositives: sum('falsePositives'),
      falseNegatives: sum('falseNegatives'),
    });
  }
  const pages = scores.map(figuresOf);
  const mean = (key: keyof Figures) => pages.reduce((total, page) => total + page[key], 0) / pages.length;
  const [precision, recall] = [mean('precision'), mean('recall')];
  return { f1: metric === 'word' ? mean('f1') : harmonic(precision, recall), precision, recall };
}

function shareOf(right: number, wrong: number): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function overlap(truth: readonly string[], found: readonly string[]): Score {
  const left = new Map<string, number>();
  for (const unit of truth) left.set(unit, (left.get(unit) ?? 0) + 1);
  let truePositives = 0;
  for (const unit of found) {
    const count = left.get(unit) ?? 0;
    if (count === 0) continue;
    truePositives += 1;
    left.set(unit, count - 1);
  }
  return {
    truePositives,
    falsePositives: found.length - truePositives,
    falseNegatives: truth.length - truePositives,
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

/** Fewer than four words are one shingle. */
function shingles(text: string): readonly string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const count = Math.max(1, words.length - 3);
  return Array.from({ length: count }, (_, index) => words.slice(index, index + 4).join(' '));
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
