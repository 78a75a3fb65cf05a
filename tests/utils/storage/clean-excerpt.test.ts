import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanExcerpt } from '@/utils/storage/clean-excerpt';

const shown = (text: string, isLineStart = true) => cleanExcerpt(text, [], isLineStart).text;

test.each([
  ['- high water\n- low water', 'high water low water'],
  ['## Tides\n\nThe **moon** pulls', 'Tides The moon pulls'],
  ['> - [x] *done* and `code`', 'done and code'],
  ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a b 1 2'],
  ['see [the page](https://example.com/a) and ![a chart](x.png)', 'see the page and a chart'],
  ['```js\nlet a = 1;\n```', 'let a = 1;'],
  ['2 - 1 and a_b_c and C++ and 3 * 4 * 5', '2 - 1 and a_b_c and C++ and 3 * 4 * 5'],
])('%j reads %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('a dash that does not begin a line stays', () => {
  expect(shown('- yes', false)).toBe('- yes');
});

test('signs that were searched for stay, and are marked', () => {
  const { text, highlights } = cleanExcerpt('- a **b**\n- c', [[4, 9]], true);
  expect(text).toBe('a **b** c');
  expect(highlights.map(([start, end]) => text.slice(start, end))).toEqual(['**b**']);
});

test('what is marked is the same words, whatever stands around', () => {
  const piece = fc.constantFrom(
    '- ',
    '**',
    '`',
    'word',
    ' ',
    '\n',
    '| ',
    '[',
    '](x)',
    '# ',
    '*',
    '_',
    '日本',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(60), fc.nat(8), (pieces, from, length) => {
      const text = pieces.join('');
      const start = Math.min(from, text.length);
      const end = Math.min(start + length, text.length);
      const words = text.slice(start, end);
      if (words === '' || /\s/.test(words)) return;
      const cleaned = cleanExcerpt(text, [[start, end]], true);
      const [mark] = cleaned.highlights;
      expect(mark && cleaned.text.slice(mark[0], mark[1])).toBe(words);
    }),
  );
});
