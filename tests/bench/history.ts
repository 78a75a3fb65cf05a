/**
 * Measures the cost of a long history, in a real browser: `npm run bench:history -- [--json] [--sizes 10,1000,10000]
 * [--rounds 30]`. For each number of conversations the median time to open the panel on one of them, to write a
 * checkpoint, to list and to search; printed as the ratio of the largest history to the smallest. The same
 * conversations are also in a sealed database, and each measure but the first is printed as the ratio of sealed to
 * plain.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { makePracticeBuild } from '../../scripts/practice-build.ts';
import { launchSidenote, type Sidenote } from '../e2e/support/sidenote.ts';
import { pageOf } from './history-data.ts';
import type { HistoryBench } from './history-page.ts';
import { median } from './measure.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10,1000,10000' },
    rounds: { type: 'string', default: '30' },
    /** The folder of the build. */
    extension: { type: 'string' },
  },
});

/** Conversations that are written by one call: a block of the index. */
const STEP = 256;

/** Rounds before the measurement: the first reads fill the caches, as they do for any user. */
const WARM_UPS = 3;

/** The measures that tell how the length of the history counts. */
const GROWING = ['open', 'checkpoint', 'list', 'search'] as const;

/** Milliseconds of each measure. */
type Times = Readonly<Record<string, number>>;

const KINDS = ['plain', 'sealed'] as const;

/** The times in each kind of database. */
type Measured = Readonly<Record<(typeof KINDS)[number], Times>>;

declare global {
  /** The global that `history-page.ts` sets. */
  var bench: HistoryBench;
}

/** Bundles `history-page.ts` into one script for the browser. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('history-page.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'history' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle.');
  return output.output[0].code;
}

/** Milliseconds from the click on the toolbar button until the panel shows the page's conversation. */
async function openPanel(sidenote: Sidenote, url: string): Promise<number> {
  const page = await sidenote.open(url);
  const start = performance.now();
  const panel = await sidenote.openPanel(page);
  await panel.locator('.markdown').first().waitFor();
  const taken = performance.now() - start;
  await sidenote.closePanel(panel);
  await page.close();
  return taken;
}

async function measure(count: number, code: string, rounds: number, host: string): Promise<Measured> {
  const { extension } = values;
  const hosts = { 'history.example': host };
  const sidenote = await launchSidenote({ hosts, ...(extension !== undefined && { extension }) });
  try {
    const page: Page = await sidenote.open(sidenote.addressOf('options.html'));
    // Its own content security policy forbids scripts from elsewhere, but not a debugger's.
    await page.evaluate(code);
    for (const kind of KINDS) await fill(page, kind, count);
    const opened: number[] = [];
    for (let round = 0; round < WARM_UPS + Math.ceil(rounds / 3); round++) {
      opened.push(await openPanel(sidenote, pageOf(Math.floor(count / 2))));
    }
    const { plain, sealed } = await timesIn(page, count, rounds);
    return { plain: { open: counted(opened), ...plain }, sealed };
  } finally {
    await sidenote.close();
  }
}

const counted = (all: readonly number[]): number => median(all.slice(WARM_UPS));

type Kind = (typeof KINDS)[number];

async function fill(page: Page, kind: Kind, count: number): Promise<void> {
  for (let start = 0; start < count; start += STEP) {
    const part = [kind, start, Math.min(start + STEP, count), count] as const;
    await page.evaluate(([one, first, end, all]) => globalThis.bench[one].fill(first, end, all), part);
    if (!values.json) console.error(`${part[2]} of ${count} conversations, ${kind}`);
  }
}

/** The times in both, one right after the other: a machine is not always as busy. The deletions come last. */
async function timesIn(page: Page, count: number, rounds: number): Promise<Measured> {
  const times = { plain: {}, sealed: {} };
  for (const first of ['firstList', 'firstSearch'] as const) {
    for (const kind of KINDS) {
      const at = [kind, first, WARM_UPS + rounds] as const;
      const all = await page.evaluate(([one, name, n]) => globalThis.bench[one][name](n), at);
      Object.assign(times[kind], { [first]: counted(all) });
    }
  }
  for (const kind of KINDS) {
    const at = [kind, WARM_UPS + rounds, count] as const;
    const running = await page.evaluate(([one, n, all]) => globalThis.bench[one].running(n, all), at);
    for (const [name, all] of Object.entries(running)) Object.assign(times[kind], { [name]: counted(all) });
  }
  return times;
}

/** Each measure of the one divided by the same of the other. */
const ratios = (one: Times, other: Times, names: readonly string[]): Times =>
  Object.fromEntries(names.map((name) => [name, Number(((one[name] ?? 0) / (other[name] ?? 0)).toFixed(2))]));

const inWords = (times: Times): string =>
  Object.entries(times)
    .map(([name, taken]) => `${name} ${taken.toFixed(1)} ms`)
    .join(', ');

async function main(): Promise<void> {
  if (values.extension === undefined) await makePracticeBuild(console.error);
  const sizes = values.sizes.split(',').map(Number);
  const code = await bundle();
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>An article</title><p>About the tides.</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const results: (readonly [count: number, measured: Measured])[] = [];
  try {
    for (const size of sizes) results.push([size, await measure(size, code, Number(values.rounds), host)]);
  } finally {
    server.close();
  }
  const [smallest, largest] = [results[0]?.[1], results.at(-1)?.[1]];
  if (!smallest || !largest) throw new Error('No sizes were given.');
  const growth = ratios(largest.plain, smallest.plain, GROWING);
  const sealed = results.map(([count, one]) => [
    count,
    ratios(one.sealed, one.plain, Object.keys(one.sealed)),
  ]);
  if (values.json) {
    const milliseconds = Object.fromEntries(results);
    return console.log(JSON.stringify({ ...growth, sealed: Object.fromEntries(sealed), milliseconds }));
  }
  for (const [count, one] of results) {
    for (const kind of KINDS) console.log(`${count} conversations, ${kind}:`, inWords(one[kind]));
  }
  console.log('largest / smallest', growth);
  for (const [count, one] of sealed) console.log(`sealed / plain, ${count} conversations`, one);
}

await main();
