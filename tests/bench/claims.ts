/**
 * Measures how well claims are checked: `npm run bench:claims -- --corpus DIR [--json]`. DIR has `claims/*.jsonl`, rows
 * that people labelled. Each page is sent whole, each of its passages can be cited, and the answer is the claim with
 * marks. The same for each half of the rows, by their id, shows how far the figures swing.
 */
import { parseArgs } from 'node:util';
import { checkAnswer, isFlagged } from '../../utils/cite/check-answer.ts';
import { likelySource } from '../../utils/cite/likely.ts';
import { indexPassages, type PassageIndex } from '../../utils/cite/passage-index.ts';
import { casesOf, hashOf, KINDS, pageOf, readRows, type ClaimCase, type Row } from './claims-cases.ts';
import { median } from './measure.ts';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, json: { type: 'boolean', default: false } },
});

interface Measured {
  readonly half: number;
  /** The share of each kind of case that is flagged. */
  readonly flagged: ReadonlyMap<ClaimCase['kind'], number>;
  readonly milliseconds: readonly number[];
  readonly isSupported: boolean;
  /** The likely place that the claim gets without marks. */
  readonly likely: 'none' | 'right' | 'wrong';
}

function measureRow(row: Row, other: Row): Measured {
  const half = hashOf(row.id) % 2;
  const index = indexPassages([pageOf(row)]);
  const milliseconds: number[] = [];
  const found = new Map<ClaimCase['kind'], boolean[]>();
  for (const { kind, claim, marks } of casesOf(row, other)) {
    const citations = marks.map((mark) => ({ at: claim.length, source: null, passage: mark + 1 }));
    const start = performance.now();
    const [checked] = checkAnswer([{ text: claim, citations }], index);
    milliseconds.push(performance.now() - start);
    found.set(kind, [...(found.get(kind) ?? []), checked?.verdicts.some(isFlagged) ?? false]);
  }
  const flagged = new Map(Array.from(found, ([kind, cases]) => [kind, mean(cases.map(Number))]));
  return {
    half,
    flagged,
    milliseconds,
    isSupported: row.label === 'supported',
    likely: likelyOf(row, index),
  };
}

function likelyOf({ claim, support }: Row, index: PassageIndex): Measured['likely'] {
  const place = likelySource(claim, index);
  if (!place) return 'none';
  return support.some((set) => set.includes(place.index)) ? 'right' : 'wrong';
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const rounded = (number: number) => Number(number.toFixed(3));

/** Each row counts once in each kind, however many sets of passages support it. */
function figuresOf(rows: readonly Measured[]) {
  const found = rows.filter(({ likely }) => likely !== 'none');
  const supported = rows.filter(({ isSupported }) => isSupported);
  return {
    rows: rows.length,
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, rounded(mean(rows.flatMap(({ flagged }) => flagged.get(kind) ?? [])))]),
    ),
    likely: {
      found: rounded(mean(supported.map(({ likely }) => Number(likely !== 'none')))),
      // Also of claims that the page supports in part, or not at all.
      right: rounded(mean(found.map(({ likely }) => Number(likely === 'right')))),
    },
    milliseconds: rounded(median(rows.flatMap(({ milliseconds }) => milliseconds))),
  };
}

if (values.corpus === undefined) throw new Error('Name a folder: --corpus DIR.');
const rows = readRows(values.corpus);
const measured = rows.map((row, i) => measureRow(row, rows[(i + 1) % rows.length] ?? row));
const figures = {
  ...figuresOf(measured),
  halfA: figuresOf(measured.filter(({ half }) => half === 0)),
  halfB: figuresOf(measured.filter(({ half }) => half === 1)),
};
console.log(values.json ? JSON.stringify(figures, null, 2) : figures);
