/**
 * Runs every test that attacks Sidenote, in the real browser where it can, and prints a table: `npm run attack [-- --only WORDS]`. With
 * `-- --json` it prints one object, `{ tried, held, broken }`: two numbers and the titles of what did not hold. Ends
 * with 1 if anything did not hold, or nothing was tried.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePracticeBuild } from '../../../scripts/practice-build.ts';
import { ATTACKS, type Attacks } from './attacks.ts';
import { readBrowserReport, readUnitReport, type Attempt } from './report.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});

/** Runs the tests, and returns each attempt with its outcome. Throws where they could not be run. */
function attempt(
  { by, runner, project = 'working', files, grep }: Attacks,
  report: string,
): readonly Attempt[] {
  const command =
    runner === 'unit'
      ? [
          'vitest',
          'run',
          '--config',
          'tests/vitest.config.ts',
          '--reporter=json',
          `--outputFile=${report}`,
          ...files,
        ]
      : [
          'playwright',
          'test',
          '--config',
          'tests/e2e/playwright.config.ts',
          `--project=${project}`,
          '--reporter=json',
          ...(grep === undefined ? [] : ['--grep', grep]),
          ...files.map((file) => `tests/e2e/${file}`),
        ];
  const { error } = spawnSync('npx', ['--no-install', ...command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  if (error) throw error;
  const text = readFileSync(report, 'utf8');
  const attempts = runner === 'unit' ? readUnitReport(text) : readBrowserReport(text);
  if (attempts.length === 0) throw new Error(`There is no attack by ${by} in ${files.join(', ')}.`);
  return attempts;
}

await makePracticeBuild(console.error);
const folder = mkdtempSync(join(tmpdir(), 'sidenote-attack-'));
const rows: (readonly [by: string, attempts: readonly Attempt[]])[] = [];
try {
  for (const [index, attacks] of ATTACKS.filter(({ by }) => by.includes(values.only)).entries()) {
    console.error(`${attacks.by} …`);
    rows.push([attacks.by, attempt(attacks, join(folder, `${index}.json`))]);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const all = rows.flatMap(([by, attempts]) => attempts.map((one) => ({ ...one, by })));
const broken = all.filter(({ hasHeld }) => !hasHeld).map(({ by, title }) => `${by}: ${title}`);
const summary = { tried: all.length, held: all.length - broken.length, broken };
if (values.json) console.log(JSON.stringify(summary, null, 2));
else {
  for (const [by, attempts] of rows) {
    const held = attempts.filter(({ hasHeld }) => hasHeld).length;
    console.log(
      `${by.padEnd(48)} ${String(attempts.length).padStart(5)} tried ${String(held).padStart(5)} held`,
    );
  }
  console.log(
    `${'all'.padEnd(48)} ${String(summary.tried).padStart(5)} tried ${String(summary.held).padStart(5)} held`,
  );
  for (const title of broken) console.log(`BROKEN ${title}`);
}
process.exitCode = broken.length > 0 ? 1 : 0;
