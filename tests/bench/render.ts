/**
 * Measures the cost of showing a streaming answer: `npm run bench:render -- [--json] [--rounds 5] [--quick]`. Our
 * answer component, the floor (a new element for each line, and nothing but its text), streamdown with its plugins, and
 * react-markdown memoised by block show the same answer in real Chromium, one after the other in each round. Times are
 * CPU times of the page's main thread; ratios are taken within a round, and the median of them printed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.ts';
import { longestTask, threadTime } from './main-thread.ts';
import { median } from './measure.ts';
import { serveRenderPage } from './render-bundle.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    /** Without the run of 200,000 characters and the paced one. */
    quick: { type: 'boolean', default: false },
  },
});

declare global {
  /** All of the answer that is streamed. */
  var renderedAnswer: string;
}

const WAYS = ['floor', 'ours', 'streamdown', 'memoBlock'] as const;
type Way = (typeof WAYS)[number];

/** The frame of a display at 60 frames a second: a frame is late when a whole one was left out before it. */
const LATE_MS = 33;
const PER_SECOND = 200;

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/answers/${name}`, import.meta.url), 'utf8');

interface Answer {
  readonly text: string;
  readonly ends: readonly number[];
}

function answerOf(deltas: readonly string[]): Answer {
  let length = 0;
  return { text: deltas.join(''), ends: deltas.map((delta) => (length += delta.length)) };
}

const DELTAS = JSON.parse(fixture('deltas.json')) as readonly string[];
const ANSWER = answerOf(DELTAS);
const LONG = answerOf(Array.from({ length: 10 }, () => [...DELTAS, '\n\n']).flat());

interface Streamed {
  readonly cpu: number;
  /** The last tenth's CPU time over the first's. */
  readonly growth: number;
}

async function stream(page: Page, session: CDPSession, way: Way, answer: Answer): Promise<Streamed> {
  await page.evaluate((name) => globalThis.renderBench.start(name, false), way);
  await page.evaluate((text) => Object.assign(globalThis, { renderedAnswer: text }), answer.text);
  const tenth = Math.ceil(answer.ends.length / 10);
  const costs: number[] = [];
  for (let from = 0; from < answer.ends.length; from += tenth) {
    const before = await threadTime(session);
    await page.evaluate(
      (ends) => globalThis.renderBench.step(globalThis.renderedAnswer, ends),
      answer.ends.slice(from, from + tenth),
    );
    costs.push((await threadTime(session)) - before);
  }
  return { cpu: costs.reduce((sum, cost) => sum + cost, 0), growth: (costs.at(-1) ?? 0) / (costs[0] ?? 1) };
}

async function pace(page: Page, session: CDPSession, way: Way) {
  await page.evaluate((name) => globalThis.renderBench.start(name, false), way);
  const before = await threadTime(session);
  const frames = await page.evaluate(
    ([text, ends, perSecond]) => globalThis.renderBench.pace(text, ends, perSecond),
    [ANSWER.text, ANSWER.ends, PER_SECOND] as const,
  );
  const late = frames.filter((milliseconds) => milliseconds > LATE_MS).length;
  return { cpu: (await threadTime(session)) - before, late };
}

async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: `npm start` installs one.');
  // Playwright would only close the browser, and the run would wait for it.
  process.once('SIGTERM', () => process.exit(143));
  const served = await serveRenderPage();
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 700 } });
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(served.url);
    await page.waitForFunction(() => 'renderBench' in globalThis);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    report(await measure(page, session));
  } finally {
    await browser.close();
    served.close();
  }
}

type Ratios = Readonly<Record<string, number>>;

async function measure(page: Page, session: CDPSession): Promise<Ratios> {
  const rounds = Number(values.rounds);
  const streamed: Record<Way, Streamed>[] = [];
  const paced: Record<Way, { cpu: number; late: number }>[] = [];
  const each = async <T>(work: (way: Way) => Promise<T>): Promise<Record<Way, T>> => ({
    floor: await work('floor'),
    ours: await work('ours'),
    streamdown: await work('streamdown'),
    memoBlock: await work('memoBlock'),
  });
  // Twice before the measurement: one-time compiling and loading are not compared.
  for (let round = 0; round < 2 + rounds; round++) {
    streamed.push(await each((way) => stream(page, session, way, ANSWER)));
    console.error(`round ${round + 1} of ${2 + rounds}`, JSON.stringify(streamed.at(-1)));
  }
  const counted = streamed.slice(2);
  const over = (a: Way, b: Way) => median(counted.map((round) => round[a].cpu / round[b].cpu));
  const milliseconds = Object.fromEntries(
    WAYS.map((way) => [`${way}Ms`, median(counted.map((round) => round[way].cpu))]),
  );
  const growth20k = median(counted.map((round) => round.ours.growth));

  await page.evaluate(() => globalThis.renderBench.start('ours', true));
  await page.evaluate(([text, ends]) => globalThis.renderBench.step(text, ends), [
    ANSWER.text,
    ANSWER.ends,
  ] as const);
  const { added, removed } = await page.evaluate(() => globalThis.renderBench.counts);

  const worst: number[] = [];
  for (let round = 0; round < 3; round++) {
    const floor = await longestTask(session, () => stream(page, session, 'floor', ANSWER));
    worst.push((await longestTask(session, () => stream(page, session, 'ours', ANSWER))) / floor);
  }
  const results = {
    cpuOverFloor: over('ours', 'floor'),
    cpuOverStreamdown: over('ours', 'streamdown'),
    cpuOverMemoBlock: over('ours', 'memoBlock'),
    growth20k,
    removedShare: removed / added,
    worstOverFloor: median(worst),
    ...milliseconds,
  };
  if (values.quick) return results;

  for (let round = 0; round < Math.min(rounds, 3); round++)
    paced.push(await each((way) => pace(page, session, way)));
  const long: number[] = [];
  for (let round = 0; round < 3; round++) long.push((await stream(page, session, 'ours', LONG)).growth);
  return {
    ...results,
    growth200k: median(long),
    pacedOverFloor: median(paced.map(({ ours, floor }) => ours.cpu / floor.cpu)),
    lateFrames: median(paced.map(({ ours }) => ours.late)),
    lateFramesOfFloor: median(paced.map(({ floor }) => floor.late)),
  };
}

function report(results: Ratios): void {
  const rounded = Object.fromEntries(
    Object.entries(results).map(([name, value]) => [name, Number(value.toFixed(3))]),
  );
  if (values.json) console.log(JSON.stringify(rounded));
  else console.table(rounded);
}

await main();
