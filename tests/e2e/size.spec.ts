import { gzippedBytes, loadedScripts } from '../bench/loaded-scripts.ts';
import { PRACTICE_BUILD } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

/** Bytes of JavaScript that a panel may open with, gzipped, React and all that is loaded by itself. */
const MOST = 120_000;

test('a panel opens with little: no more than 120 KB of JavaScript', async ({ panel }) => {
  const scripts = await loadedScripts(panel);
  expect(scripts.length, 'few files').toBeLessThan(20);
  expect(gzippedBytes(PRACTICE_BUILD, scripts)).toBeLessThanOrEqual(MOST);
});
