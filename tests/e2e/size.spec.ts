import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { gzippedBytes, initialScripts } from '../bench/initial-scripts.ts';

/** Bytes of JavaScript that a panel may open with, gzipped, React and all. */
const MOST = 120_000;

test('a panel opens with little: no more than 120 KB of JavaScript', () => {
  const build = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
  const scripts = initialScripts(build, 'sidepanel.html');
  expect(scripts.length, 'few files').toBeLessThan(8);
  expect(gzippedBytes(build, scripts)).toBeLessThanOrEqual(MOST);
});
