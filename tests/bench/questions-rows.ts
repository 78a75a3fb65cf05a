/** The rows of the questions benchmark: questions about long pages, with the places where their answers stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { estimateTokens } from '../../utils/text/estimate-tokens.ts';

const Row = v.object({
  id: v.string(),
  set: v.string(),
  page: v.string(),
  language: v.string(),
  question: v.string(),
  /** UTF-16 code units of the page. */
  gold: v.array(v.tuple([v.number(), v.number()])),
});
export type Row = v.InferOutput<typeof Row>;

/** A range of a page; UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export function readRows(corpus: string): readonly Row[] {
  return readFileSync(join(corpus, 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => v.parse(Row, JSON.parse(line)));
}

/** The pages of rows, by name. */
export function readPages(corpus: string, rows: readonly Row[]): ReadonlyMap<string, string> {
  const names = new Set(rows.map(({ page }) => page));
  return new Map(
    Array.from(names, (name) => [name, readFileSync(join(corpus, 'pages', `${name}.md`), 'utf8')]),
  );
}

/** Of a row's gold places, the share of which at least a part is in `places`. */
export function recallOf({ gold }: Row, places: readonly Place[]): number {
  const found = gold.filter(([from, to]) => places.some(({ start, end }) => start < to && end > from));
  return gold.length === 0 ? 0 : found.length / gold.length;
}

/** The beginning of a text as far as a number of tokens goes. */
export function beginningOf(text: string, tokens: number): Place {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (estimateTokens(text.slice(0, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  return { start: 0, end: low };
}
