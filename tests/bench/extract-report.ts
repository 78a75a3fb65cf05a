import type { Reading } from './extract-browser.ts';
import type { Case } from './extract-cases.ts';
import { type Figures, figuresOf, figuresOfMany, type Score, scorePage } from './extract-score.ts';
import { textOfMarkdown } from './extract-text.ts';

/** One page as one reader read it. */
export interface Result {
  readonly page: Case;
  readonly language: string;
  readonly score: Score;
  readonly milliseconds: number;
  readonly mutated: boolean;
  /** The failure, if there was one. */
  readonly failure: string | null;
  readonly markdown: string;
}

type Group = Figures & { readonly pages: number };

/** The output of `--json` for a set. */
export interface SetReport extends Group {
  readonly types: Readonly<Record<string, Group>>;
  readonly languages: Readonly<Record<string, Group>>;
  /** In milliseconds. */
  readonly ms: { readonly median: number; readonly p95: number };
  /** Pages on which the reader threw or took too long. */
  readonly failures: number;
  /** Pages for which it returned no text. */
  readonly empty: number;
  /** Pages whose live DOM it changed. */
  readonly mutated: number;
}

/** Scores a page's text. A failure has none. */
export function resultOf(page: Case, reading: Reading | Error): Result {
  const failure = reading instanceof Error ? reading.message : null;
  const { markdown, milliseconds, mutated, language } =
    reading instanceof Error
      ? { markdown: '', milliseconds: Number.NaN, mutated: false, language: '' }
      : reading;
  const declared = /^[a-z]{2,3}(?=$|[-_])/.exec(language.toLowerCase().trim())?.[0];
  const score = scorePage(page, textOfMarkdown(markdown));
  return {
    page,
    language: page.language ?? declared ?? 'unknown',
    score,
    milliseconds,
    mutated,
    failure,
    markdown,
  };
}

/** The figures of a set, all of whose pages the same reader read. */
export function reportOf(results: readonly Result[]): SetReport {
  const times = results
    .map((result) => result.milliseconds)
    .filter((time) => !Number.isNaN(time))
    .toSorted((a, b) => a - b);
  const quantile = (share: number) => round(times[Math.floor(share * (times.length - 1))] ?? 0, 1);
  return {
    ...groupOf(results),
    types: groupsBy(results, ({ page }) => page.type),
    languages: groupsBy(results, ({ language }) => language),
    ms: { median: quantile(0.5), p95: quantile(0.95) },
    failures: results.filter(({ failure }) => failure !== null).length,
    empty: results.filter(({ failure, markdown }) => failure === null && markdown === '').length,
    mutated: results.filter(({ mutated }) => mutated).length,
  };
}

function groupsBy(results: readonly Result[], keyOf: (result: Result) => string): Record<string, Group> {
  const groups = Map.groupBy(results, keyOf);
  const names = [...groups.keys()].toSorted();
  return Object.fromEntries(names.map((name) => [name, groupOf(groups.get(name) ?? [])]));
}

/**
 * Sums up results. Where pages have different metrics, takes the mean of their figures, weighted by the number of
 * pages.
 */
function groupOf(results: readonly Result[]): Group {
  const parts = [...Map.groupBy(results, ({ page }) => page.metric)].map(([metric, pages]) => {
    const scores = pages.map(({ score }) => score);
    return { weight: pages.length / results.length, figures: figuresOfMany(metric, scores) };
  });
  const mean = (key: keyof Figures) =>
    round(
      parts.reduce((sum, { weight, figures }) => sum + weight * figures[key], 0),
      4,
    );
  return { f1: mean('f1'), precision: mean('precision'), recall: mean('recall'), pages: results.length };
}

/** A line for a file of all pages, to look at the worst. */
export function lineOf(reader: string, { page, score, ...rest }: Result): string {
  const { set, id, type, url } = page;
  return `${JSON.stringify({ reader, set, id, type, url, ...figuresOf(score), ...rest })}\n`;
}

/** The reports as a table for people. */
export function tableOf(rows: readonly (readonly [set: string, reader: string, SetReport])[]): string {
  const lines = rows.flatMap(([set, reader, report]) => [
    lineOfTable([set, reader], report, [
      report.ms.median,
      report.ms.p95,
      report.failures,
      report.empty,
      report.mutated,
    ]),
    ...Object.entries(report.types).map(([type, group]) => lineOfTable([`  ${type}`, reader], group, [])),
  ]);
  const head = ['set', 'reader', 'pages', 'F1', 'P', 'R', 'ms', 'p95', 'failed', 'empty', 'changed'];
  return [cells(head), ...lines].join('\n');
}

function lineOfTable(names: readonly string[], group: Group, rest: readonly number[]): string {
  const figures = [group.f1, group.precision, group.recall].map((figure) => figure.toFixed(3));
  return cells([...names, group.pages, ...figures, ...rest]);
}

function cells(values: readonly (string | number)[]): string {
  return values
    .map((value, index) => (index < 2 ? String(value).padEnd(16) : String(value).padStart(8)))
    .join('')
    .trimEnd();
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
