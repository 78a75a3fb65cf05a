import { execFileSync, spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { ROOT } from './run.ts';

/** These tests check every file, including those they do not import. */
const ALWAYS = ['tests/architecture.test.ts', 'tests/locales.test.ts'];
/**
 * The number of walks here, the first of the 4,000 of npm test: all of them are a large part of what the unit tests
 * cost.
 */
const WALKS = '200';

const CONFIG = ['--config', 'tests/vitest.config.ts'];

/** True if this clone has a branch of that name. */
function isBranch(name: string): boolean {
  const ref = `${name}^{commit}`;
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', ref], { cwd: ROOT }).status === 0;
}

/** The test files that import, directly or not, a file that differs from a branch. */
function touchedSince(branch: string): readonly string[] {
  const args = ['list', '--filesOnly', '--json', '--changed', branch, ...CONFIG];
  const output = execFileSync('vitest', args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The tools may print a line before the list.
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
