/**
 * Measures how reliably an answer leads back to the page: `npm run bench:cite -- [--corpus DIR] [--set NAME] [--limit
 * N] [--json] [--failures FILE]`. Has every passage of every page shown, on the page as it was read and after it has
 * changed, and compares the highlighted text with the passage. Without a corpus it takes the pages of the tests.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { fixtureCases } from './cite-fixtures.ts';
import { type PageBrowser, startBrowser } from './extract-browser.ts';
import { bundleReader } from './extract-bundle.ts';
import { type Case, findSets, readCases, readPage } from './extract-cases.ts';
import { median } from './measure.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    set: { type: 'string' },
    /** The number of pages of each set, from the first. */
    limit: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** The file for the passages that were not found exactly, a JSON line each. */
    failures: { type: 'string' },
  },
});

const COUNTS = ['asked', 'found', 'hidden', 'exact', 'wrong', 'gone', 'absent'] as const;

const Tally = v.object({
  ...v.entriesFromList(COUNTS, v.number()),
  milliseconds: v.array(v.number()),
  failures: v.array(v.object({ kind: v.string(), text: v.string(), shown: v.nullable(v.string()) })),
});
const Measured = v.object({ unchanged: Tally, mutated: Tally });

type Tally = v.InferOutput<typeof Tally>;

async function measurePage(browser: PageBrowser, page: Case, code: string) {
  await browser.open(page.url, readPage(page));
  return v.parse(Measured, await browser.run(code, 'reader.measure()'));
}

function casesOf(corpus: string | undefined): readonly Case[] {
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const sets = corpus === undefined ? [] : findSets(corpus);
  return [...fixtureCases(), ...sets.flatMap((folder) => readCases(folder).slice(0, limit))].filter(
    ({ set }) => values.set === undefined || set === values.set,
  );
}

function figuresOf(tallies: readonly Tally[]) {
  const sum = (key: (typeof COUNTS)[number]) => tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    ...Object.fromEntries(COUNTS.map((key) => [key, sum(key)])),
    medianMs: Number(median(tallies.flatMap(({ milliseconds }) => milliseconds)).toFixed(2)),
  };
}

async function main(): Promise<void> {
  const { code } = await bundleReader('citing');
  if (values.failures !== undefined) writeFileSync(values.failures, '');
  const results: v.InferOutput<typeof Measured>[] = [];
  let failed = 0;
  const browser = await startBrowser();
  try {
    for (const page of casesOf(values.corpus)) {
      try {
        const result = await measurePage(browser, page, code);
        results.push(result);
        console.error(`${page.set} ${page.id}: ${result.unchanged.exact} of ${result.unchanged.asked}`);
        if (values.failures === undefined) continue;
        for (const [state, { failures }] of Object.entries(result)) {
          for (const failure of failures) {
            const line = { set: basename(page.set), id: page.id, file: page.file, state, ...failure };
            appendFileSync(values.failures, `${JSON.stringify(line)}\n`);
          }
        }
      } catch (error) {
        failed += 1;
        console.error(`${page.set} ${page.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await browser.close();
  }
  const figures = {
    pages: results.length,
    failed,
    ...figuresOf(results.map(({ unchanged }) => unchanged)),
    mutated: figuresOf(results.map(({ mutated }) => mutated)),
  };
  console.log(values.json ? JSON.stringify(figures, null, 2) : figures);
}

await main();
