/**
 * Runs a long session: `npm run soak [-- --answers 200] [-- --minutes 30] [-- --seed N] [-- --json]`. Ends with 1 if an
 * answer differs from the text that was sent, or if anything is left over at the end.
 */
import { parseArgs } from 'node:util';
import { makePracticeBuild } from '../../../scripts/practice-build.ts';
import { soak, type SoakResult } from './soak.ts';

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const HEAP_RATIO = 1.1;
const LISTENERS_RATIO = 1.05;

/** The nodes allowed for each question: the text field's own undo keeps two. */
const NODES_PER_ANSWER = 3;

await makePracticeBuild(console.error);
const result = await soak({
  answers: Number(values.answers),
  minutes: Number(values.minutes),
  seed: Number(values.seed),
  say: (line) => console.error(line),
});
const leftOver = leftOvers(result);
console.log(values.json ? JSON.stringify({ ...result, leftOver }) : told(result));
for (const line of [...leftOver, ...result.problems]) console.error(line);
process.exitCode = leftOver.length + result.problems.length === 0 && result.answers > 0 ? 0 : 1;

function leftOvers({ answers, worker, panel, portsLeft }: SoakResult): readonly string[] {
  const grown = (what: string, before: number, after: number, most: number) =>
    after > before * most ? [`${what} grew from ${before} to ${after}.`] : [];
  return [
    ...grown('The worker’s heap', worker.start.heap, worker.end.heap, HEAP_RATIO),
    ...grown('The panel’s heap', panel.start.heap, panel.end.heap, HEAP_RATIO),
    ...grown('The panel’s documents', panel.start.documents, panel.end.documents, 1),
    ...grown('The panel’s nodes', panel.start.nodes, panel.end.nodes - NODES_PER_ANSWER * answers, 1),
    ...grown('The panel’s listeners', panel.start.listeners, panel.end.listeners, LISTENERS_RATIO),
    ...(portsLeft > 0 ? [`${portsLeft} ports were left open.`] : []),
  ];
}

function told({ answers, interrupted, panelsOpened, tabSwitches, workerKills, worker, panel }: SoakResult) {
  const heap = ({ start, end, ratio }: SoakResult['worker']) =>
    `${(start.heap / 1e6).toFixed(2)} MB, then ${(end.heap / 1e6).toFixed(2)} MB (${ratio.toFixed(3)})`;
  return [
    `${answers} answers, ${interrupted} of them interrupted`,
    `${panelsOpened} panels opened, ${tabSwitches} tab switches, ${workerKills} workers killed`,
    `worker: ${heap(worker)}`,
    `panel:  ${heap(panel)}, ${panel.start.listeners} listeners, then ${panel.end.listeners}`,
  ].join('\n');
}
