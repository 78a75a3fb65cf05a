/**
 * Feeds our client bodies that no server should send: `npm run fuzz -- [--inputs 120000] [--seed N] [--json]`. Each
 * input goes through all of the client but the network, twice: cut at random, and in one piece, with the same result.
 * Into many of them words are put that are known, in any shape: what was put in must come out.
 * It runs in a worker, so that a hang can be seen from outside. Exits with 1 when anything was found; a finding names
 * the seed that repeats it.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzReport } from './fuzz-run.ts';
import type { FuzzMessage } from './fuzz-worker.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '120000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

/** The time after which a worker counts as hung: an input takes less than a millisecond. */
const HANG_MS = 20_000;

const begun = performance.now();
const seed = Number(values.seed);
const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), {
  workerData: { seed, inputs: Number(values.inputs) },
});

const report = await new Promise<FuzzReport & { readonly hangs: number }>((resolve, reject) => {
  let latest: FuzzReport | undefined;
  const hang = setTimeout(() => {
    if (!latest) return reject(new Error('The worker did not begin.'));
    resolve({ ...latest, hangs: 1, findings: [...latest.findings, `hangs after input ${latest.inputs}`] });
  }, HANG_MS);
  worker.on('error', reject);
  worker.on('message', ({ report: told, isDone }: FuzzMessage) => {
    latest = told;
    hang.refresh();
    if (!isDone) return;
    clearTimeout(hang);
    resolve({ ...told, hangs: 0 });
  });
});
await worker.terminate();

const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
if (values.json) console.log(JSON.stringify({ ...report, seed, seconds }, null, 2));
else {
  const { inputs, kinds, throws, hangs, undefineds, differences, lost, added, misjudged, findings } = report;
  const made = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
  console.log(`${inputs} inputs (${made.join(', ')}) with seed ${seed} in ${seconds} s`);
  console.log(`${report.answers} ended in an answer, ${report.errors} in an error`);
  console.log(
    `${throws} throws, ${hangs} hangs, ${undefineds} other faults, ${differences} differences by cuts`,
  );
  console.log(`${lost} characters lost, ${added} added, ${misjudged} answers misjudged`);
  for (const finding of findings) console.log(finding);
}
if (report.findings.length > 0) process.exitCode = 1;
