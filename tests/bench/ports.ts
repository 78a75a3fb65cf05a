/**
 * Measures the cost of a stream on its way from the background to the panel: `npm run bench:ports -- [--json] [--rounds
 * 5]`. The CPU time of all of the browser's processes with a message for each frame, as the ratio to a message for each
 * of 1,000 deltas a second; both through the real room and the real channel, and less the browser's idle time.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { launchSidenote } from '../e2e/support/sidenote.ts';
import { median } from './measure.ts';
import type { PortsBench, Way } from './ports-page.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});

/** Milliseconds of each stream. */
const STREAM_MS = 5_000;

declare global {
  /** The global that `ports-page.ts` sets. */
  var ports: PortsBench;
}

const WAYS = ['idle', 'frame', 'delta'] as const;

const MANIFEST = {
  manifest_version: 3,
  name: 'Ports',
  version: '1',
  background: { service_worker: 'ports-worker.js' },
};

/** The entries, by the name of the script. */
const ENTRIES = {
  'ports-worker': new URL('ports-worker.ts', import.meta.url),
  'ports-page': new URL('ports-page.ts', import.meta.url),
} as const;

/** The stand-in for the module that only WXT knows. */
const IMPORTS = new URL('ports-browser.ts', import.meta.url);

/** Makes an extension of nothing but the room, the channel and both their ends. */
async function makeExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sidenote-bench-'));
  for (const [name, entry] of Object.entries(ENTRIES)) {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      resolve: { alias: { '#imports': fileURLToPath(IMPORTS) } },
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'bundle', fileName: () => `${name}.js` },
      },
    });
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'page.html'), '<!doctype html><script src="ports-page.js"></script>');
  return folder;
}

async function measure(folder: string, rounds: number) {
  const browser = await launchSidenote({ extension: folder });
  try {
    const page = await browser.open(browser.addressOf('page.html'));
    const session = await browser.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('The browser is gone.');
    const cpu = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
    };
    const run = async (way: Way) => {
      const before = await cpu();
      const messages = await page.evaluate(
        ([one, milliseconds]) => globalThis.ports.listen(one, milliseconds),
        [way, STREAM_MS] as const,
      );
      return { milliseconds: (await cpu()) - before, messages };
    };
    await run('frame');
    const taken = { idle: [] as number[], frame: [] as number[], delta: [] as number[] };
    const messages = { idle: 0, frame: 0, delta: 0 };
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const cost = { idle: 0, frame: 0, delta: 0 };
      for (const way of WAYS) {
        const one = await run(way);
        cost[way] = one.milliseconds;
        taken[way].push(one.milliseconds);
        messages[way] = one.messages;
      }
      ratios.push((cost.frame - cost.idle) / (cost.delta - cost.idle));
    }
    const cpuMs = Object.fromEntries(WAYS.map((way) => [way, Math.round(median(taken[way]))]));
    return { frameOverDelta: Number(median(ratios).toFixed(2)), messages, cpuMs };
  } finally {
    await browser.close();
  }
}

const folder = await makeExtension();
try {
  const result = await measure(folder, Number(values.rounds));
  console.log(values.json ? JSON.stringify(result) : result);
} finally {
  await rm(folder, { recursive: true, force: true });
}
