/** The rules that let one worker serve one test file after the other. */
import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withoutComments } from './import-graph';

const files = globSync('tests/**/*.{ts,tsx}', { exclude: ['tests/{e2e,rivals,fixtures}/**'] }).map((file) =>
  file.split(sep).join('/'),
);
const filesWith = (pattern: RegExp) =>
  files.filter((file) => pattern.test(withoutComments(readFileSync(file, 'utf8'))));

test('the files are found at all', () => {
  expect(files.length).toBeGreaterThan(200);
});

test.each(['one', 'the next'])('a test begins with an empty browser: %s', async () => {
  const { onMessage } = fakeBrowser.runtime;
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(onMessage.hasListeners()).toBe(false);
  await fakeBrowser.storage.local.set({ left: true });
  onMessage.addListener(() => undefined);
});

test('no file replaces a module: those that import it may be loaded already, with the real one', () => {
  expect(filesWith(/\bvi\s*\.(?:(?:do)?(?:un)?mock\(|resetModules|importMock)/i)).toEqual([]);
});

test('a module that tests share sets no hooks as it loads, which it does for the first file only', () => {
  const shared = new Set(files.filter((file) => !/\.test\.tsx?$/.test(file) && file !== 'tests/setup.ts'));
  const withHooks = filesWith(/^(?:before|after|around)(?:Each|All)\(/m);
  expect(withHooks.length).toBeGreaterThan(20);
  expect(withHooks.filter((file) => shared.has(file))).toEqual([]);
});
