/**
 * Walks through the panel at random: `npm run walks [-- --runs 12] [-- --seed N] [-- --count 20] [-- --only NUMBER] [--
 * --steps "ask@keyboard#1 stop@mouse#2"] [-- --shrink WORDS] [-- --at-once 2] [-- --json]`. Ends with 1 if anything was
 * found. `--only` repeats one walk of a seed, `--steps` a reported one, and `--shrink` removes from each walk the steps
 * that are not needed to find the first finding with these words; the empty words are in all.
 */
import { parseArgs } from 'node:util';
import { makePracticeBuild } from '../../../scripts/practice-build.ts';
import { createSharedBrowser, type SharedBrowser } from '../support/shared-browser.ts';
import { shrink } from './shrink.ts';
import { summarise, table, type Told } from './summary.ts';
import { readSteps, walk, written, type Plan, type Walk } from './walk.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '12' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '20' },
    only: { type: 'string' },
    steps: { type: 'string' },
    shrink: { type: 'string' },
    'at-once': { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});

await makePracticeBuild(console.error);
const seed = Number(values.seed);
const say = (line: string) => console.error(line);
const numbers = Array.from({ length: Number(values.runs) }, (_, number) => number).filter(
  (number) => values.only === undefined || number === Number(values.only),
);
const planned: readonly { readonly number: number; readonly plan: Plan }[] =
  values.steps === undefined
    ? numbers.map((number) => ({ number, plan: { seed: seed + number, count: Number(values.count) } }))
    : [{ number: 0, plan: readSteps(values.steps) }];

const told: Told[] = [];
const rest = planned.values();
say(`${planned.length} walks, seed ${seed}`);
// They share one iterator: each takes the next walk as soon as it is free.
await Promise.all(
  Array.from({ length: Number(values['at-once']) }, async () => {
    const browser = createSharedBrowser();
    try {
      for (const { number, plan } of rest) {
        const begun = await walkIn(browser, plan);
        const wanted = begun.findings.find(({ kind, what }) =>
          `${kind} ${what}`.includes(values.shrink ?? ''),
        );
        const isLong = values.shrink !== undefined && wanted !== undefined;
        const end = isLong ? await shrink(begun, wanted, (steps) => walkIn(browser, steps)) : begun;
        told.push({ number, ...end, steps: begun.taken.length });
        say(lineOf(number, end));
      }
    } finally {
      await browser.close();
    }
  }),
);

async function walkIn(browser: SharedBrowser, plan: Plan): Promise<Walk> {
  const sidenote = await browser.take();
  const walked = await walk(sidenote, plan);
  if (!walked.findings.some(({ kind }) => kind === 'stuck')) await browser.giveBack(sidenote);
  return walked;
}

function lineOf(number: number, { taken, findings }: Walk): string {
  if (findings.length === 0) return `ok     ${number}: ${taken.length} steps`;
  return [
    `FOUND  ${number}: --steps "${written(taken)}"`,
    ...findings.map(({ kind, what, at }) => `       ${at} ${taken[at]?.name ?? 'begin'}: ${kind}: ${what}`),
  ].join('\n');
}

const summary = summarise(told);
console.log(values.json ? JSON.stringify(summary) : table(summary, told));
process.exitCode = summary.walks === 0 || told.some(({ findings }) => findings.length > 0) ? 1 : 0;
