import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mend } from '@/utils/answer/mend';

test.each([
  ['plain words', 'plain words'],
  ['a **bol', 'a **bol**'],
  ['a **bold*', 'a **bold**'],
  ['a **', 'a '],
  ['a **bold ', 'a **bold** '],
  ['*one **two', '*one **two***'],
  ['done **bold** and', 'done **bold** and'],
  ['snake_case_na', 'snake_case_na'],
  ['2 * 3', '2 * 3'],
  ['~~gone', '~~gone~~'],
  ['run `npm i', 'run `npm i`'],
  ['run `', 'run '],
  ['``a`b', '``a`b``'],
  ['`**` is **bo', '`**` is **bo**'],
  ['see [the la', 'see the la'],
  ['see [the label](https://exa', 'see the label'],
  ['see [**the** la', 'see **the** la'],
  ['see [x](https://a.b) and', 'see [x](https://a.b) and'],
  ['![a map](https://ev', 'a map'],
  ['as in [1] and', 'as in [1] and'],
  ['**a\n\nb', '**a\n\nb'],
  ['- **a**\n- **b', '- **a**\n- **b**'],
  ['- [ ] do **th', '- [ ] do **th**'],
  ['text\n-', 'text\n'],
  ['text\n==', 'text\n'],
  ['text\n\n``', 'text\n\n'],
  ['```ts\nlet a = **b', '```ts\nlet a = **b'],
  ['| a | b', '| a | b|\n|-|-|'],
  ['| a | b |\n|--', '| a | b |\n|-|-|'],
  ['| a | b |\n|---|---|\n| **x', '| a | b |\n|---|---|\n| **x**'],
])('%j is shown as %j', (half, whole) => {
  expect(mend(half, false)).toBe(whole);
});

test.each([
  ['as said [1', 'as said '],
  ['as said [1]', 'as said [1]'],
  ['as said [1][', 'as said [1]'],
  ['as said [2·', 'as said '],
  ['as said [7, 9', 'as said '],
  ['と言う【7', 'と言う'],
  ['**bold [1', '**bold **'],
  ['see [the la', 'see the la'],
])('where marks point at passages, %j is shown as %j', (half, whole) => {
  expect(mend(half, true)).toBe(whole.replace('bold **', 'bold** '));
});

test.each([
  ['where \\(x + ', 'where '],
  ['where $x + ', 'where '],
  ['where $x$ and', 'where $x$ and'],
  ['where $a_b$ and $c', 'where $a_b$ and '],
  ['it costs $5 to', 'it costs $5 to'],
  ['set $HOME to the folder', 'set $HOME to the folder'],
  ['so:\n\n$$\nx = 1', 'so:\n\n'],
  ['so:\n\n$$\nx = 1\n$$\n\nand', 'so:\n\n$$\nx = 1\n$$\n\nand'],
  ['so \\[ x', 'so '],
  ['a note[^1', 'a note'],
  ['a note[^1]', 'a note[^1]'],
])('of a formula or a note that is not closed nothing is shown: %j', (half, whole) => {
  expect(mend(half, false)).toBe(whole);
});

const odd = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });
const words = (markdown: string) => markdown.replace(/[^b字]/g, '');

test('marks may go and come, words stay', () => {
  const text = odd('*_`~|->#=1. \n\\ab字');
  fc.assert(
    fc.property(text, (half) => {
      expect(words(mend(half, false))).toBe(words(half));
    }),
    { numRuns: 5000 },
  );
});

test('no half of a link is too odd to be mended', () => {
  fc.assert(
    fc.property(odd('[[]](())!\\`*_\n ab'), (half) => {
      expect(mend(half, false)).toEqual(expect.any(String));
    }),
    { numRuns: 5000 },
  );
});
