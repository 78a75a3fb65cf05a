/**
 * Runs the fault matrix: `npm run faults [-- --runs 4] [-- --only NAME] [-- --phase PHASE] [-- --at-once 1] [-- --seed
 * N] [-- --json]`. Each fault strikes `runs` times, at random moments, in one phase of an answer after the other. Ends
 * with 1 if anything was lost, doubled, stuck or not reported.
 */
import { parseArgs } from 'node:util';
import { makePracticeBuild } from '../../../scripts/practice-build.ts';
import { createRandom } from '../../bench/random.ts';
import { PHASES, type Fault, type Phase } from './fault.ts';
import { createSharedBrowser } from '../support/shared-browser.ts';
import { FAULTS } from './matrix.ts';
import { runFault, type Run } from './run-fault.ts';
import { summarise, table } from './summary.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: String(PHASES.length) },
    only: { type: 'string' },
    phase: { type: 'string' },
    'at-once': { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
});

await makePracticeBuild(console.error);
const seed = Number(values.seed);
const random = createRandom(seed);
const only = values.only?.toLowerCase() ?? '';
const phases = PHASES.filter((phase) => values.phase === undefined || phase === values.phase);
const faults = FAULTS.filter(({ name }) => name.toLowerCase().includes(only));

interface Planned {
  readonly fault: Fault;
  readonly phase: Phase;
  readonly at: number;
}

const planned: Planned[] = faults.flatMap((fault, row) =>
  Array.from({ length: Number(values.runs) }, (_, index) => ({
    fault,
    phase: phases[(row + index) % phases.length] ?? 'answer',
    at: random.next(),
  })),
);

const say = (line: string) => console.error(line);
const runs: Run[] = [];
const rest = planned.values();
say(`${planned.length} runs of ${faults.length} faults, seed ${seed}`);
// They share one iterator: each takes the next run as soon as it is free.
await Promise.all(
  Array.from({ length: Number(values['at-once']) }, async () => {
    const browser = createSharedBrowser();
    try {
      for (const plan of rest) {
        const sidenote = await browser.take();
        const run = await runFault(sidenote, plan);
        if (isGood(run)) await browser.giveBack(sidenote);
        runs.push(run);
        say(lineOf(run));
      }
    } finally {
      await browser.close();
    }
  }),
);

function isGood({ lost, duplicated, isStuck, problems }: Run): boolean {
  return lost === 0 && duplicated === 0 && !isStuck && problems.length === 0;
}

function lineOf(run: Run): string {
  const { fault, phase, at, sent, lost, duplicated, isStuck, problems } = run;
  const figures = `sent ${sent}, lost ${lost}, duplicated ${duplicated}${isStuck ? ', stuck' : ''}`;
  const head = `${isGood(run) ? 'ok    ' : 'FAILED'} ${fault}, ${phase} at ${at.toFixed(3)}: ${figures}`;
  return [head, ...problems.map((problem) => `       ${problem}`)].join('\n');
}

const summary = summarise(faults, runs);
console.log(values.json ? JSON.stringify(summary) : table(summary));
const hasFailed =
  planned.length === 0 ||
  summary.lost + summary.duplicated + summary.stuck > 0 ||
  summary.rows.some(({ problems }) => problems.length > 0);
process.exitCode = hasFailed ? 1 : 0;
