/** The cases of the claims benchmark: rows that people labelled, each with marks that are right or wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CitableText } from '../../utils/cite/citable.ts';
import { createRandom, type Random } from './random.ts';

const Row = v.object({
  id: v.string(),
  language: v.string(),
  claim: v.string(),
  passages: v.array(v.string()),
  label: v.picklist(['supported', 'partly', 'unsupported']),
  /** Sets of passages, by index, that support the claim: one set as good as the other. */
  support: v.array(v.array(v.number())),
});
export type Row = v.InferOutput<typeof Row>;

export const KINDS = [
  'falseAlarms',
  'other',
  'oneOff',
  'nearest',
  'unsupported',
  'partly',
  'number',
  'name',
  'opposite',
  'denied',
] as const;

/** A claim with its marks. The kind `falseAlarms` is right, all others are wrong. */
export interface ClaimCase {
  readonly kind: (typeof KINDS)[number];
  readonly claim: string;
  /** Indices of passages. */
  readonly marks: readonly number[];
}

export function readRows(corpus: string): readonly Row[] {
  const folder = join(corpus, 'claims');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => v.parse(Row, JSON.parse(line)));
}

/** A whole number that depends on the row alone (FNV-1a). */
export function hashOf(id: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const TITLE = /^\(meta data\) TITLE: *(.*)$/;

/** The row's page, sent whole: each of its passages can be cited. */
export function pageOf({ id, passages }: Row): CitableText {
  let text = '';
  const places = passages.map((passage, i) => {
    const start = text.length;
    text += `${passage}\n\n`;
    return { number: i + 1, start, end: start + passage.length, kind: 'paragraph' as const };
  });
  return {
    source: 1,
    page: {
      url: `https://example.org/${id}`,
      title: TITLE.exec(passages[0] ?? '')?.[1] ?? '',
      byline: null,
      published: null,
    },
    text,
    passages: places,
    numbers: places.map(({ number }) => number),
    isSent: places.map(() => true),
  };
}

const RANDOM_MARKS = 5;
const LEAST_WORDS = 4;

/** The cases of a row; `other` is another row, whose page lends a name. */
export function casesOf(row: Row, other: Row): readonly ClaimCase[] {
  const random = createRandom(hashOf(row.id));
  const { claim, label, support } = row;
  if (label === 'unsupported') {
    const nearest = nearestOf(row, new Set());
    return nearest === null ? [] : [{ kind: 'unsupported', claim, marks: [nearest] }];
  }
  const [first = []] = support;
  if (label === 'partly') return support.map((marks) => ({ kind: 'partly', claim, marks }));
  const changed: readonly (readonly [kind: ClaimCase['kind'], text: string | null])[] = [
    ['number', withOtherNumber(row, random)],
    ['name', withOtherName(row, other, random)],
    ['opposite', withOpposite(claim)],
    ['denied', withDenial(claim)],
  ];
  return [
    ...support.map((marks): ClaimCase => ({ kind: 'falseAlarms', claim, marks })),
    ...wrongMarks(row, random).map(([kind, marks]): ClaimCase => ({ kind, claim, marks })),
    ...changed.flatMap(([kind, text]): readonly ClaimCase[] =>
      text === null ? [] : [{ kind, claim: text, marks: first }],
    ),
  ];
}

function wrongMarks(row: Row, random: Random): readonly (readonly [ClaimCase['kind'], readonly number[]])[] {
  const { passages, support } = row;
  const right = new Set(support.flat());
  const first = support[0]?.[0] ?? 0;
  const others = passages.flatMap((text, i) =>
    !right.has(i) && text.split(/\s+/).length >= LEAST_WORDS ? [i] : [],
  );
  const chosen: number[] = [];
  while (chosen.length < RANDOM_MARKS && others.length > 0)
    chosen.push(...others.splice(random.below(others.length), 1));
  const beside = [first - 1, first + 1].filter((i) => i in passages && !right.has(i));
  const nearest = nearestOf(row, right);
  return [
    ...chosen.map((i) => ['other', [i]] as const),
    ...(beside.length > 0 ? [['oneOff', beside] as const] : []),
    ...(nearest === null ? [] : [['nearest', [nearest]] as const]),
  ];
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}|\p{N}+/gu));

/** The passage that shares most with the claim, its terms weighted by how rare they are on the page. */
function nearestOf({ claim, passages }: Row, right: ReadonlySet<number>): number | null {
  const all = passages.map(wordsOf);
  const wanted = Array.from(wordsOf(claim), (term) => {
    const holders = all.filter((terms) => terms.has(term)).length;
    return { term, weight: Math.log(1 + passages.length / Math.max(1, holders)) };
  });
  let best: { readonly place: number | null; readonly score: number } = { place: null, score: 0 };
  for (const [place, terms] of all.entries()) {
    const score = wanted.reduce((sum, { term, weight }) => sum + (terms.has(term) ? weight : 0), 0);
    if (!right.has(place) && score > best.score) best = { place, score };
  }
  return best.place;
}

const NUMBER = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?![\p{L}\p{N}])/gu;
const MOST_TRIES = 200;

/** The claim with one number changed to another of the same shape that stands nowhere on the page. */
function withOtherNumber({ claim, passages }: Row, random: Random): string | null {
  const [number, ...more] = [...claim.matchAll(NUMBER)];
  if (!number) return null;
  const { 0: old, index } = random.pick([number, ...more]);
  const text = passages.join('\n');
  const known = new Set(text.match(/\d+(?:[.,]\d+)*/g));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    // A year stays one of our times, and no number begins to have zeros in front.
    const kept = /^(?:19|20)\d\d$/.test(old) ? 2 : 0;
    const changed = old.replaceAll(/\d/g, (digit, at: number) =>
      at < kept ? digit : String(at === 0 ? 1 + random.below(9) : random.below(10)),
    );
    if (changed !== old && !known.has(changed))
      return claim.slice(0, index) + changed + claim.slice(index + old.length);
  }
  return null;
}

const NAME = /(?<=[\p{Ll},;] )\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}+)*/gu;

/** The claim with one name replaced by a name of another page that this page does not have. */
function withOtherName({ claim, passages }: Row, other: Row, random: Random): string | null {
  const [name, ...more] = [...claim.matchAll(NAME)];
  const text = passages.join('\n').toLowerCase();
  const [foreign, ...rest] = other.passages
    .flatMap((passage) => passage.match(NAME) ?? [])
    .filter((one) => !text.includes(one.toLowerCase()));
  if (!name || foreign === undefined) return null;
  const { 0: old, index } = random.pick([name, ...more]);
  return claim.slice(0, index) + random.pick([foreign, ...rest]) + claim.slice(index + old.length);
}

const TURNED: readonly (readonly [word: string, opposite: string])[] = [
  ['rose', 'fell'],
  ['increased', 'decreased'],
  ['grew', 'shrank'],
  ['won', 'lost'],
  ['opened', 'closed'],
  ['approved', 'rejected'],
  ['accepted', 'declined'],
  ['allowed', 'banned'],
  ['supported', 'opposed'],
  ['more than', 'less than'],
  ['largest', 'smallest'],
  ['highest', 'lowest'],
];

/** The claim with one word turned to its opposite; null where it has none that can be. */
function withOpposite(claim: string): string | null {
  for (const [one, other] of TURNED) {
    for (const [word, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      const turned = claim.replace(new RegExp(`\\b${word}\\b`), opposite);
      if (turned !== claim) return turned;
    }
  }
  return null;
}

/** The claim with a “not” behind its first auxiliary verb; null where it denies something already. */
function withDenial(claim: string): string | null {
  if (/\b(?:not|never)\b|n['’]t\b/.test(claim)) return null;
  const denied = claim.replace(/\b(?:is|was|were|are|had|has|could|will|would)\b/, '$& not');
  return denied === claim ? null : denied;
}
