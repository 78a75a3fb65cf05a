/**
 * Measures how well pages are read: `npm run bench:extract -- --corpus DIR [--set NAME] [--limit N] [--no-peers]
 * [--json] [--pages FILE] [--account]`. Runs the extraction in Chromium on every page of a corpus, beside Readability + Turndown
 * and Defuddle, and prints how close each comes to the truth, how long it takes and what it changes on the page. A
 * corpus is a folder of sets, a set a folder with `cases.jsonl` (`extract-cases.ts`) and its pages. `--pages` writes a
 * JSON line for every page and reader, with the text. `--account` prints instead what is left out of the pages.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printAccount } from './extract-account.ts';
import { type PageBrowser, startBrowser } from './extract-browser.ts';
import { type Bundle, bundleReader, type ReaderName } from './extract-bundle.ts';
import { type Case, findSets, readCases, readPage } from './extract-cases.ts';
import { lineOf, reportOf, type Result, resultOf, type SetReport, tableOf } from './extract-report.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    set: { type: 'string' },
    /** The number of pages of each set, from the first. */
    limit: { type: 'string' },
    peers: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
    pages: { type: 'string' },
    account: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const OURS = 'sidenote';
const PEERS = ['readability', 'defuddle'] as const;

type Readers = ReadonlyMap<string, Bundle>;
type Results = ReadonlyMap<string, readonly Result[]>;

/** Installs Defuddle where it is missing. Ends this process if that fails, which the script tells. */
function installPeers(): void {
  const script = fileURLToPath(new URL('../../scripts/install-rivals.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Defuddle comes last: it changes the page that it reads. */
async function readWithAll(
  browser: PageBrowser,
  page: Case,
  readers: Readers,
): Promise<ReadonlyMap<string, Result>> {
  const open = async (): Promise<null> => {
    await browser.open(page.url, readPage(page));
    return null;
  };
  const failure = await open().catch(asError);
  const results = new Map<string, Result>();
  for (const [name, { code }] of readers) {
    results.set(name, resultOf(page, failure ?? (await browser.read(code))));
  }
  return results;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function measureSet(browser: PageBrowser, cases: readonly Case[], readers: Readers): Promise<Results> {
  const results = new Map<string, Result[]>([...readers.keys()].map((name) => [name, []]));
  // The first reader of a page finds the browser cold: ours and Readability take turns.
  const [ours, readability, ...others] = readers;
  const turned = ours && readability ? new Map([readability, ours, ...others]) : readers;
  for (const [index, page] of cases.entries()) {
    const order = index % 2 === 0 ? readers : turned;
    for (const [name, result] of await readWithAll(browser, page, order)) {
      results.get(name)?.push(result);
      if (result.failure !== null) console.error(`${page.set} ${page.id} ${name}: ${result.failure}`);
      if (values.pages !== undefined) appendFileSync(values.pages, lineOf(name, result));
    }
    if ((index + 1) % 50 === 0) console.error(`${page.set}: ${index + 1} of ${cases.length} pages`);
  }
  return results;
}

async function main(): Promise<void> {
  if (values.corpus === undefined) throw new Error('Name the folder of the pages: --corpus DIR');
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (values.account)
    return printAccount({ corpus: values.corpus, set: values.set, limit, json: values.json });
  const folders = findSets(values.corpus).filter(
    (folder) => values.set === undefined || basename(folder) === values.set,
  );
  if (folders.length === 0) throw new Error(`${values.corpus} has no such set of pages.`);

  if (values.peers) installPeers();
  const names: readonly ReaderName[] = [OURS, ...(values.peers ? PEERS : [])];
  const readers = new Map<string, Bundle>();
  for (const name of names) readers.set(name, await bundleReader(name));
  if (values.pages !== undefined) writeFileSync(values.pages, '');

  const rows: (readonly [set: string, reader: string, SetReport])[] = [];
  const browser = await startBrowser();
  try {
    for (const folder of folders) {
      const results = await measureSet(browser, readCases(folder).slice(0, limit), readers);
      for (const [name, all] of results) rows.push([basename(folder), name, reportOf(all)]);
    }
  } finally {
    await browser.close();
  }

  const setsOf = (reader: string) =>
    Object.fromEntries(rows.filter((row) => row[1] === reader).map(([set, , report]) => [set, report]));
  const bytes = [...readers].map(([name, bundle]) => [name, bundle.bytes] as const);
  if (values.json) {
    const peers = values.peers ? Object.fromEntries(PEERS.map((name) => [name, setsOf(name)])) : {};
    const [[, bundleBytes] = ['', 0], ...peerBytes] = bytes;
    console.log(
      JSON.stringify(
        { sets: setsOf(OURS), peers, bundleBytes, peerBytes: Object.fromEntries(peerBytes) },
        null,
        2,
      ),
    );
    return;
  }
  console.log(tableOf(rows));
  for (const [name, size] of bytes) console.log(`${name}: ${(size / 1024).toFixed(1)} KB gzipped`);
}

await main();
