/** The rules that let one worker serve one test file after the other. */
import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { withoutComments } from './import-graph';

const files = globSync('tests/**/*.{ts,tsx}', { exclude: ['tests/{e2e,rivals,fixtures}/**'] }).map((file) =>
  file.split(sep).join('/'),
);
const filesWith = (pattern: RegExp) =>
  files.filter((file) => pattern.test(withoutComments(readFileSync(file, 'utf8'))));

test('the files are found at all', () => {
  expect(files.length).toBeGreaterThan(200);
});

test('no file replaces a module: those that import it may be loaded already, with the real one', () => {
  expect(filesWith(/\bvi\s*\.(?:(?:do)?(?:un)?mock\(|resetModules|importMock)/i)).toEqual([]);
});
