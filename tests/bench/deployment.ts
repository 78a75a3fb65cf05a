/**
 * Simulates Sidenote before a company's own cluster: `npm run bench:deployment [-- --json | --users 1000]`. The requests
 * are the product's own; the engine is a model with the figures below, which no machine was measured to have. For 10,
 * 1,000 and 100,000 users: the fewest replicas with which nineteen of twenty answers begin in time, by the ways in which
 * a gateway may choose between them. The conversations of ten users are also played over real sockets against the
 * practice server: a check of the model's cache.
 */
import { parseArgs } from 'node:util';
import { median } from './measure.ts';
import { createRandom } from './random.ts';
import type { Engine } from './deployment-replica.ts';
import { runHour, type Gateway, type Report, type Routing } from './deployment-run.ts';
import { playOverSockets } from './deployment-sockets.ts';
import { commonOf, createTalks, stabilityOf } from './deployment-talks.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, users: { type: 'string' } },
});

/**
 * One machine with eight H200 and Kimi's weights in four bits. Its memory: 141 GB × 0.9, less 75 GB of weights and 11 GB
 * of working space, at 61 layers × 576 values × 2 bytes a token, the same on each card. Its speeds are assumptions.
 */
const ENGINE: Engine = {
  prefill: 12_000,
  stepMs: 20,
  stepMsEach: 0.3,
  kv: 580_000,
  mainMemory: 0,
  sequences: 256,
  batch: 8192,
};

/** The ways of a gateway; the last one has 280 GB of main memory for prefixes at each replica. */
const WAYS: readonly { readonly name: string; readonly routing: Routing; readonly mainMemory: number }[] = [
  { name: 'by conversation', routing: 'talk', mainMemory: 0 },
  { name: 'at random', routing: 'random', mainMemory: 0 },
  { name: 'by conversation, prefixes also in main memory', routing: 'talk', mainMemory: 4_000_000 },
];

const COUNTS = values.users === undefined ? [10, 1000, 100_000] : [Number(values.users)];
const QUESTIONS_AN_HOUR = 3;
const THINK_MS = 90_000;
const MOST_FIRST_MS = 5000;
const GATEWAY: Gateway = { mostWaiting: 64, retryAfterMs: 5000 };

/** Far fewer than the ten users' requests at once, so that some are refused. */
const MOST_AT_ONCE = 4;

const talks = createTalks('whole');
const common = commonOf(talks);

function run(count: number, replicas: number, { routing, mainMemory }: (typeof WAYS)[number]): Report {
  return runHour({
    users: { count, questionsAnHour: QUESTIONS_AN_HOUR, thinkMs: THINK_MS },
    engine: { ...ENGINE, mainMemory },
    replicas,
    routing,
    talks,
    common,
    gateway: GATEWAY,
    random: createRandom(count),
    routes: createRandom(count + 1),
  });
}

/** The fewest replicas with which answers begin in time, and what they do. */
function fewest(count: number, way: (typeof WAYS)[number]) {
  const isEnough = ({ firstMs, givenUp }: Report) => firstMs.p95 <= MOST_FIRST_MS && givenUp === 0;
  const known = new Map<number, Report>();
  const at = (replicas: number): Report => {
    const report = known.get(replicas) ?? run(count, replicas, way);
    known.set(replicas, report);
    return report;
  };
  let most = 1;
  while (!isEnough(at(most))) most *= 2;
  let least = Math.floor(most / 2) + 1;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(at(middle))) most = middle;
    else least = middle + 1;
  }
  return { users: count, way: way.name, replicas: most, ...at(most), tooFew: tooFew(count, most, way) };
}

/** The same hour when one in five replicas is missing; null where there is one alone. */
function tooFew(count: number, enough: number, way: (typeof WAYS)[number]) {
  const replicas = Math.floor(enough * 0.8);
  return replicas === 0 ? null : { replicas, ...run(count, replicas, way) };
}

const requests = talks.flatMap((talk) => talk.requests);
const figures = {
  requests: {
    medianTokens: median(requests.map(({ tokens }) => tokens)),
    meanTokens: requests.reduce((sum, { tokens }) => sum + tokens, 0) / requests.length,
    commonTokens: common,
    further: stabilityOf(talks),
    furtherOfParts: stabilityOf(createTalks('needed')),
  },
  rows: COUNTS.flatMap((count) => WAYS.map((way) => fewest(count, way))),
  sockets: await playOverSockets(talks.slice(0, 10), { engine: ENGINE, common, mostAtOnce: MOST_AT_ONCE }),
};
if (values.json) console.log(JSON.stringify(figures, null, 2));
else console.dir(figures, { depth: null });
