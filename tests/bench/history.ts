/**
 * Measures the cost of a long history, in a real browser: `npm run bench:history -- [--json] [--sizes 10,1000,10000]
 * [--rounds 30]`. For each number of conversations the median time to open the panel on one of them, to write a
 * checkpoint, to list and to search; printed as the ratio of the largest history to the smallest.
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

const MEASURES = ['open', 'checkpoint', 'list', 'search'] as const;
type Times = Readonly<Record<(typeof MEASURES)[number], number>>;

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

async function measure(count: number, code: string, rounds: number, host: string): Promise<Times> {
  const { extension } = values;
  const hosts = { 'history.example': host };
  const sidenote = await launchSidenote({ hosts, ...(extension !== undefined && { extension }) });
  try {
    const page: Page = await sidenote.open(sidenote.addressOf('options.html'));
    // Its own content security policy forbids scripts from elsewhere, but not a debugger's.
    await page.evaluate(code);
    for (let start = 0; start < count; start += STEP) {
      const part = [start, Math.min(start + STEP, count), count] as const;
      await page.evaluate(([first, end, all]) => globalThis.bench.fill(first, end, all), part);
      if (!values.json) console.error(`${part[1]} of ${count} conversations`);
    }
    const times = WARM_UPS + rounds;
    const middle = Math.floor(count / 2);
    const counted = (all: readonly number[]) => median(all.slice(WARM_UPS));
    const list = counted(await page.evaluate((n) => globalThis.bench.list(n), times));
    const search = counted(await page.evaluate((n) => globalThis.bench.search(n), times));
    const at = [times, middle] as const;
    const checkpoint = counted(await page.evaluate(([n, i]) => globalThis.bench.checkpoint(n, i), at));
    const opened: number[] = [];
    for (let round = 0; round < WARM_UPS + Math.ceil(rounds / 3); round++) {
      opened.push(await openPanel(sidenote, pageOf(middle)));
    }
    return { open: counted(opened), checkpoint, list, search };
  } finally {
    await sidenote.close();
  }
}

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
  const results: (readonly [count: number, times: Times])[] = [];
  try {
    for (const size of sizes) results.push([size, await measure(size, code, Number(values.rounds), host)]);
  } finally {
    server.close();
  }
  const [smallest, largest] = [results[0]?.[1], results.at(-1)?.[1]];
  if (!smallest || !largest) throw new Error('No sizes were given.');
  const ratio = (name: keyof Times) => Number((largest[name] / smallest[name]).toFixed(2));
  const ratios = Object.fromEntries(MEASURES.map((name) => [name, ratio(name)]));
  if (values.json)
    return console.log(JSON.stringify({ ...ratios, milliseconds: Object.fromEntries(results) }));
  for (const [count, times] of results) {
    console.log(
      `${count} conversations`,
      MEASURES.map((name) => `${name} ${times[name].toFixed(1)} ms`).join(', '),
    );
  }
  console.log('ratios', ratios);
}

await main();
