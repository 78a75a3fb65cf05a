import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedPassages } from '@/utils/page/changes';
import { growth, IN_PROPORTION } from '../../growth';
import { markdown } from './markdown-arbitrary';

const PAGE =
  '# Tides\n\nThe moon pulls.\n\n1. Spring\n2. Neap\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```js\nx = 1;\n\ny = 2;\n```';

it.each([
  ['nothing', PAGE, 0],
  ['white space', PAGE.replace('The moon', 'The  moon').replaceAll('\n\n', '\n\n\n'), 0],
  ['a paragraph that was rewritten', PAGE.replace('moon', 'sun'), 1],
  ['a new paragraph', `${PAGE}\n\nThe end.`, 1],
  ['a paragraph that is gone', PAGE.replace('The moon pulls.\n\n', ''), 1],
  ['an item put before the others', PAGE.replace('1. Spring\n2. Neap', '1. King\n2. Spring\n3. Neap'), 1],
  ['items in another order', PAGE.replace('1. Spring\n2. Neap', '1. Neap\n2. Spring'), 0],
  ['a row of a table', PAGE.replace('| 1 | 2 |', '| 1 | 3 |'), 1],
  ['a line of code', PAGE.replace('y = 2', 'y = 3'), 1],
  ['a paragraph that stands elsewhere', `${PAGE.replace('The moon pulls.\n\n', '')}\n\nThe moon pulls.`, 0],
  ['pages of a PDF with other numbers', `[p. 1]\n\n${PAGE}`, 0],
])('%s', (_, after, count) => {
  expect(changedPassages(PAGE, after)).toBe(count);
});

it('is as much in one direction as in the other, and none for the same', () => {
  fc.assert(
    fc.property(markdown(), markdown(), (a, b) => {
      expect(changedPassages(a, a)).toBe(0);
      expect(changedPassages(a, b)).toBe(changedPassages(b, a));
    }),
  );
});

it('takes time in proportion to the page, up to a million characters', () => {
  const page = (length: number) =>
    Array.from({ length }, (_, i) => `Paragraph ${i} ${'has words '.repeat(9)}`).join('\n\n');
  const count = (text: string) =>
    changedPassages(text, text.replace('Paragraph 500 ', 'Paragraph five hundred '));
  expect(count(page(10_000))).toBe(1);
  expect(growth(count, page(1000), page(10_000))).toBeLessThan(IN_PROPORTION);
});
