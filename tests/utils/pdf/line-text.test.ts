import { expect, test } from 'vitest';
import { textOfRuns } from '@/utils/pdf/line-text';
import type { PlacedRun } from '@/utils/pdf/placed-run';

const run = (text: string, isRightToLeft = false): PlacedRun => ({
  text,
  x: 72,
  y: 100,
  width: 40,
  size: 11,
  isBold: false,
  isMonospace: false,
  isRightToLeft,
  href: null,
  shift: 'none',
});

test.each([
  [
    'Arabic letters as they look at the beginning, in the middle and at the end of a word',
    '\uFE8D\uFEDF\uFEE4\uFEAA',
    'المد',
  ],
  ['an Arabic ligature', '\uFEFB', 'لا'],
  ['a Persian letter', '\uFB56', 'پ'],
  ['brackets of vertical text', '\uFE41潮\uFE42', '「潮」'],
])('%s are the letters themselves', (_name, drawn, read) => {
  expect(textOfRuns([run(drawn, /\p{Script=Arabic}/u.test(drawn))])).toBe(read);
});
