/**
 * Measures whether what matters is sent: `npm run bench:questions -- --corpus DIR [--json | --table]`. DIR has `questions.jsonl`
 * and `pages/`: questions about long pages, with the places where people found the answers. Of these places, the share
 * of which at least a part is sent, at budgets of 4,000, 10,000 and 40,000 tokens, by the product's own plan; `first`
 * is the beginning of the page as far as the budget goes. The same for each half of the rows, by their id, shows how
 * far the figures swing.
 *
 * - Sets `across-*` are asked in another language than the page's. Where the product would ask for search words, the
 *   words of the same question in the page's language stand for the model's answer; `plain` is without.
 * - `rounds2` gives the budget twice: the plan, then the tools, of which a model that is scripted searches first with
 *   the words of the question, then with other words from what it was given, and reads on with what is left.
 */
import { parseArgs } from 'node:util';
import { estimateTokens } from '../../utils/text/estimate-tokens.ts';
import { planPage } from '../../utils/prompt/plan-page.ts';
import { needsSearchWords, parseSearchWords } from '../../utils/prompt/search-words.ts';
import { sectionsOf } from '../../utils/prompt/sections.ts';
import { sentRanges } from '../../utils/prompt/text-of-sections.ts';
import { hashOf } from './claims-cases.ts';
import { median } from './measure.ts';
import { parallelOf, wordsOf } from './questions-parallel.ts';
import { beginningOf, readPages, readRows, recallOf, type Place, type Row } from './questions-rows.ts';
import { roundsOf } from './questions-rounds.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});

const BUDGETS = { '4k': 4000, '10k': 10_000, '40k': 40_000 } as const;

/** The sets of pages that a question is about more than one place of. */
const WITH_ROUNDS = new Set(['meetings']);

interface Measured {
  readonly set: string;
  readonly half: number;
  /** The recall of each way and budget, by `way budget`. */
  readonly recall: ReadonlyMap<string, number>;
  readonly milliseconds: readonly number[];
  /** For a question in another language than the page's; null for others. */
  readonly across: { readonly isParallel: boolean; readonly isAsked: boolean } | null;
}

function measureRow(row: Row, rows: readonly Row[], text: string): Measured {
  const { set, question } = row;
  const recall = new Map<string, number>();
  const milliseconds: number[] = [];
  const parallel = set.startsWith('across-') ? parallelOf(row, rows) : null;
  const isAsked = needsSearchWords(question, text);
  const words = parallel && isAsked ? parseSearchWords(wordsOf(parallel.question)) : [];
  for (const [name, budget] of Object.entries(BUDGETS)) {
    const start = performance.now();
    const plain = planned(question, text, budget);
    milliseconds.push(performance.now() - start);
    recall.set(`plain ${name}`, recallOf(row, plain));
    const asked = words.length > 0 ? planned([question, ...words].join('\n'), text, budget) : plain;
    recall.set(`plan ${name}`, recallOf(row, asked));
    recall.set(`first ${name}`, recallOf(row, [beginningOf(text, budget)]));
    if (WITH_ROUNDS.has(set))
      recall.set(`rounds2 ${name}`, recallOf(row, roundsOf(question, text, plain, budget)));
  }
  const across = set.startsWith('across-') ? { isParallel: parallel !== null, isAsked } : null;
  return { set, half: hashOf(row.id) % 2, recall, milliseconds, across };
}

/** The ranges of a page that go with a question as it is asked in the panel. */
function planned(question: string, text: string, budget: number): readonly Place[] {
  const plan = planPage({
    text,
    question,
    earlier: '',
    selectionAt: null,
    isAboutAll: false,
    omitted: [],
    budget,
    estimateTokens,
  });
  return sentRanges(plan, sectionsOf(text));
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
const rounded = (number: number) => Number(number.toFixed(3));

function byBudget(rows: readonly Measured[], way: string) {
  return Object.fromEntries(
    Object.keys(BUDGETS).map((name) => [
      name,
      rounded(mean(rows.flatMap(({ recall }) => recall.get(`${way} ${name}`) ?? []))),
    ]),
  );
}

function figuresOf(rows: readonly Measured[]) {
  const across = rows.flatMap((row) => row.across ?? []);
  const halves = [0, 1].map((half) => rows.filter((row) => row.half === half));
  return {
    rows: rows.length,
    ...byBudget(rows, 'plan'),
    first: byBudget(rows, 'first'),
    ...(across.length > 0 && {
      plain: byBudget(rows, 'plain'),
      parallel: across.filter(({ isParallel }) => isParallel).length,
      asked: across.filter(({ isAsked }) => isAsked).length,
    }),
    ...(WITH_ROUNDS.has(rows[0]?.set ?? '') && { rounds2: byBudget(rows, 'rounds2') }),
    halves: halves.map((half) => byBudget(half, 'plan')),
    milliseconds: rounded(median(rows.flatMap(({ milliseconds }) => milliseconds))),
  };
}

/** The figures as the table in docs/QUESTIONS.md. */
function tableOf(all: Readonly<Record<string, ReturnType<typeof figuresOf>>>): string {
  const percent = (shares: Readonly<Record<string, unknown>>) =>
    Object.keys(BUDGETS)
      .map((name) => (100 * Number(shares[name])).toFixed(1))
      .join(' / ');
  const lines: string[] = [];
  for (const [name, set] of Object.entries(all)) {
    const halves = set.halves.map(percent).join(' · ');
    lines.push(`| ${name} | ${set.rows} | ${percent(set)} | ${percent(set.first)} | ${halves} |`);
    if (set.plain) lines.push(`| without search words | | ${percent(set.plain)} | | |`);
    if (set.rounds2) lines.push(`| with two rounds of tools | | ${percent(set.rounds2)} | | |`);
  }
  return ['| set | questions | sent | first | halves |', '|---|--:|--:|--:|--:|', ...lines].join('\n');
}

if (values.corpus === undefined) throw new Error('Name a folder: --corpus DIR.');
const rows = readRows(values.corpus);
const pages = readPages(values.corpus, rows);
const measured = rows.map((row) => measureRow(row, rows, pages.get(row.page) ?? ''));
const names = [...new Set(rows.map(({ set }) => set))];
const sets = Object.fromEntries(
  names.map((name) => [name, figuresOf(measured.filter(({ set }) => set === name))]),
);
const meetings = sets['meetings']?.rounds2;
const figures = { sets, ...(meetings && { meetings: { rounds2: meetings } }) };
if (values.table) console.log(tableOf(sets));
else console.log(values.json ? JSON.stringify(figures, null, 2) : figures);
