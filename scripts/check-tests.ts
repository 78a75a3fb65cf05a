import { execFileSync, spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { ROOT } from './run.ts';

/** These tests check every file, including those they do not import. */
const ALWAYS = ['tests/architecture.test.ts', 'tests/locales.test.ts'];
/** A fifth of what all unit tests cost is one file's 2,000 walks. These are the first of them; npm test walks all. */
const WALKS = '200';

const CONFIG = ['--config', 'tests/vitest.config.ts'];

/** True if this clone has a branch of that name. */
function isBranch(name: string): boolean {
  const ref = `${name}^{commit}`;
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', ref], { cwd: ROOT }).status === 0;
}

/** The test files that import, by whatever way, a file that differs from a branch. */
function touchedSince(branch: string): readonly string[] {
  const args = ['list', '--filesOnly', '--json', '--changed', branch, ...CONFIG];
  const output = execFileSync('vitest', args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Before the list there may be a word of the tools.
  const files = JSON.parse(output.slice(output.search(/^\[/m))) as readonly { readonly file: string }[];
  return files.map(({ file }) => relative(ROOT, file));
}

const main = ['origin/main', 'main'].find(isBranch);
const files = main === undefined ? [] : [...new Set([...touchedSince(main), ...ALWAYS])];
console.log(
  main === undefined
    ? 'There is no branch main to compare with, so all unit tests run.'
    : `Test files that what differs from ${main} reaches: ${files.length}. All of them: npm test.`,
);
const { status } = spawnSync('vitest', ['run', ...CONFIG, ...files], {
  cwd: ROOT,
  shell: process.platform === 'win32',
  stdio: 'inherit',
  env: { WALKS, ...process.env },
});
process.exitCode = status ?? 1;
