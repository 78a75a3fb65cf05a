import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findOrInstallBrowser, NoBrowser } from './browser.ts';
import { ROOT, runScript, type Finished } from './run.ts';
import { countPlaywright, countVitest, type Counts } from './test-counts.ts';

interface Step {
  readonly name: string;
  readonly script: string;
  /** Begun before all others and told of in its turn: it does little but wait for the network. */
  readonly isEarly?: true;
  /** The report of a step that counts its tests. The others pass or fail as a whole. */
  readonly report?: Report;
}

interface Report {
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly count: (report: string) => Counts;
}

/** The folders that git ignores and the tools write to anyway. */
const UNIT_REPORT = join(ROOT, '.vitest', 'unit.json');
const RIVALS_REPORT = join(ROOT, '.vitest', 'rivals.json');
const E2E_REPORT = join(ROOT, 'test-results', 'e2e.json');

/** The steps, cheap ones first. A failing step stops none of the others, so that one run shows everything. */
const STEPS: readonly Step[] = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'rivals, installed', script: 'install:rivals', isEarly: true },
  { name: 'rivals, types', script: 'check:rivals' },
  { name: 'unused code', script: 'check:unused' },
  {
    name: 'unit tests',
    script: 'test:unit',
    report: {
      path: UNIT_REPORT,
      args: ['--reporter=default', '--reporter=json', '--outputFile.json=.vitest/unit.json'],
      count: countVitest,
    },
  },
  {
    name: 'rivals, tests',
    script: 'test:rivals',
    report: {
      path: RIVALS_REPORT,
      args: ['--reporter=default', '--reporter=json', '--outputFile.json=.vitest/rivals.json'],
      count: countVitest,
    },
  },
  { name: 'build', script: 'build' },
  { name: 'practice build', script: 'build:practice' },
  {
    name: 'end to end',
    script: 'test:e2e',
    report: {
      path: E2E_REPORT,
      args: ['--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: E2E_REPORT },
      count: countPlaywright,
    },
  },
];

const PASSED: Counts = { passed: 1, failed: 0 };
const FAILED: Counts = { passed: 0, failed: 1 };

/** Seconds, for reading. */
const since = (begun: number) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

async function run({ script, report }: Step, early?: Promise<Finished>): Promise<Counts> {
  if (!report) {
    const { code, output } = await (early ?? runScript(script));
    if (code !== 0) console.log(output.trimEnd());
    return code === 0 ? PASSED : FAILED;
  }
  await rm(report.path, { force: true });
  const { code } = await runScript(script, {
    args: report.args,
    isLive: true,
    ...(report.env && { env: report.env }),
  });
  const text = await readFile(report.path, 'utf8').catch(() => null);
  // It ended before it could report, and said why above.
  if (text === null) return FAILED;
  const counts = report.count(text);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

// The tests talk to the practice server only: a real token has no business in them.
delete process.env['KIMI_TOKEN'];

try {
  // First, since it may take minutes and the end-to-end tests are worth nothing without it.
  console.log(`Browser: ${findOrInstallBrowser(console.log)}`);
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  console.log(error.message);
}

const begun = Date.now();
const early = new Map(
  STEPS.filter(({ isEarly }) => isEarly).map((step) => [step, runScript(step.script)] as const),
);
const summary: string[] = [];
const total = { passed: 0, failed: 0 };
for (const [index, step] of STEPS.entries()) {
  console.log(`\n[${index + 1}/${STEPS.length}] ${step.name} …`);
  const stepBegun = Date.now();
  const { passed, failed } = await run(step, early.get(step));
  total.passed += passed;
  total.failed += failed;
  const counts = step.report ? `, ${passed} passed, ${failed} failed` : '';
  const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${step.name}${counts}, ${since(stepBegun)}`;
  console.log(line);
  summary.push(line);
}

console.log(`\n${summary.join('\n')}\n\nAll in ${since(begun)}.`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
