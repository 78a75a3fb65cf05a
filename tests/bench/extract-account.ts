import { globSync } from 'node:fs';
import * as v from 'valibot';
import { startBrowser } from './extract-browser.ts';
import { bundleReader } from './extract-bundle.ts';
import { type Case, findSets, readCases, readPage } from './extract-cases.ts';

const PageAccount = v.object({
  shown: v.number(),
  unaccounted: v.number(),
  missing: v.array(v.string()),
  parts: v.array(
    v.object({
      kind: v.string(),
      isContent: v.boolean(),
      rule: v.string(),
      characters: v.number(),
      begins: v.string(),
    }),
  ),
});

type PageAccount = v.InferOutput<typeof PageAccount>;

/** The most parts that are told one by one. */
const MAX_TOLD = 40;

interface AccountOptions {
  readonly corpus: string;
  readonly set: string | undefined;
  readonly limit: number;
  readonly json: boolean;
}

/**
 * Prints the account of all pages in a folder: what was left out by kind and rule, the largest first, and the words
 * that are neither sent nor in a part, of which there are none. The folder has sets, or pages of any name.
 */
export async function printAccount({ corpus, set, limit, json }: AccountOptions): Promise<void> {
  const cases = casesOf(corpus, set, limit);
  if (cases.length === 0) throw new Error(`${corpus} has no such pages.`);
  const { code } = await bundleReader('account');
  const accounts: (readonly [page: Case, account: PageAccount])[] = [];
  const browser = await startBrowser();
  try {
    for (const page of cases) {
      try {
        await browser.open(page.url, readPage(page));
        accounts.push([page, v.parse(PageAccount, await browser.run(code, 'reader.account()'))]);
      } catch (error) {
        console.error(`${page.set} ${page.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await browser.close();
  }
  const report = reportOf(accounts, cases.length);
  if (json) console.log(JSON.stringify(report, null, 2));
  else printReport(report);
  if (report.unaccounted > 0 || report.failed > 0) process.exitCode = 1;
}

function casesOf(corpus: string, set: string | undefined, limit: number): readonly Case[] {
  const sets = findSets(corpus);
  if (sets.length === 0) {
    return globSync('**/*.html', { cwd: corpus })
      .toSorted()
      .slice(0, limit)
      .map((file, index) => pageAlone(corpus, file, index));
  }
  return sets
    .flatMap((folder) => readCases(folder).slice(0, limit))
    .filter((page) => set === undefined || page.set === set);
}

/** A page without a known main text. */
function pageAlone(folder: string, file: string, index: number): Case {
  const url = `https://page-${index}.invalid/`;
  const rest = { type: 'unknown', language: null, truth: '', with: [], without: [], metric: 'word' } as const;
  return { ...rest, id: file, file, url, set: '', folder, with: [], without: [] };
}

function reportOf(accounts: readonly (readonly [page: Case, account: PageAccount])[], pages: number) {
  const parts = accounts.flatMap(([{ set, id }, account]) =>
    account.parts.map((part) => ({ set, id, ...part })),
  );
  const groups = Map.groupBy(parts, ({ kind, rule }) => `${kind}, ${rule}`);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    pages,
    failed: pages - accounts.length,
    shown: sum(accounts.map(([, { shown }]) => shown)),
    unaccounted: sum(accounts.map(([, { unaccounted }]) => unaccounted)),
    missing: accounts.flatMap(([{ set, id }, { missing }]) =>
      missing.map((letters) => ({ set, id, letters })),
    ),
    pagesWithContentLeftOut: accounts.filter(([, account]) =>
      account.parts.some(({ isContent }) => isContent),
    ).length,
    groups: [...groups]
      .map(([group, own]) => ({
        group,
        parts: own.length,
        content: own.filter(({ isContent }) => isContent).length,
        characters: sum(own.map(({ characters }) => characters)),
      }))
      .toSorted((one, other) => other.characters - one.characters),
    content: parts
      .filter(({ isContent }) => isContent)
      .toSorted((one, other) => other.characters - one.characters)
      .slice(0, MAX_TOLD),
  };
}

function printReport(report: ReturnType<typeof reportOf>): void {
  const { pages, failed, shown, unaccounted, missing, pagesWithContentLeftOut, groups, content } = report;
  console.log(`${pages} pages, ${failed} failed; ${shown} letters shown, ${unaccounted} unaccounted for`);
  for (const { set, id, letters } of missing) console.log(`  unaccounted: ${set} ${id}: ${letters}`);
  console.log(`\nLeft out, by kind and rule (content on ${pagesWithContentLeftOut} pages):`);
  console.table(groups);
  console.log('\nThe largest parts that read like content:');
  for (const { set, id, kind, rule, characters, begins } of content)
    console.log(`  ${characters} ${kind}, ${rule}: ${set} ${id}: ${begins.replace(/\s+/g, ' ')}`);
}
