import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownTable, readCsv } from '@/utils/text/csv';

test('rows are read with their quotes, line breaks and separators', () => {
  expect(readCsv('port,height\r\n"Hook, van Holland","1,90"\nBrest,"6 m\n(""springs"")"\n\n')).toEqual([
    ['port', 'height'],
    ['Hook, van Holland', '1,90'],
    ['Brest', '6 m\n("springs")'],
  ]);
  expect(readCsv('a;b\n1,5;2')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ]);
  expect(readCsv('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(readCsv('')).toEqual([]);
});

test('any table that is written as CSV comes back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '潮', '|'), minLength: 1 });
  const table = fc.array(
    fc.array(
      cell.filter((text) => text.trim() !== ''),
      { minLength: 2, maxLength: 4 },
    ),
    {
      minLength: 1,
    },
  );
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(table, (rows) => {
      // The separator is read off the first line.
      const csv = [['x', 'y', 'z', 'w'], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
      expect(readCsv(csv).slice(1)).toEqual(rows);
    }),
  );
});

test('a table in Markdown has a cell for each, and no cell breaks it', () => {
  expect(markdownTable([['a', 'b'], ['1|2'], ['x\ny', String.raw`\ `, 'more']])).toBe(
    ['| a | b |  |', '| --- | --- | --- |', String.raw`| 1\|2 |  |  |`, String.raw`| x y | \\ | more |`].join(
      '\n',
    ),
  );
  expect(markdownTable([])).toBe('');
});
