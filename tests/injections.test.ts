import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutComments } from './import-graph';

/** The browser’s ways to run code in a page, or to look into it. */
const INJECTION =
  /\b(?:executeScript|insertCSS|registerContentScripts|userScripts|captureVisibleTab|debugger)\b/;

test('scripts are put into pages at one place, which keeps those out that are never read', () => {
  const injects = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}').filter((file) =>
    INJECTION.test(withoutComments(readFileSync(file, 'utf8'))),
  );
  expect(injects.map((file) => file.replaceAll('\\', '/'))).toEqual(['utils/tab/access-injected.ts']);
});
