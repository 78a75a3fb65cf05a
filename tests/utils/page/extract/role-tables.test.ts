// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { extractWhole } from '@/utils/page/extract/extract';
import { pageOf } from '../page-fixtures';

const read = (html: string): string => extractWhole(pageOf(html), 'https://example.com/').markdown;

const row = (role: string, ...cells: readonly string[]): string =>
  `<div role="row">${cells.map((cell) => `<span role="${role}">${cell}</span>`).join('')}</div>`;

test('what says that it is a table is one, by its roles', () => {
  const grid =
    `<div role="rowgroup">${row('columnheader', 'Boat', 'Mast')}</div>` +
    `<div role="rowgroup">${row('gridcell', 'Ida', '9 m')}${row('gridcell', 'Lotte', '11 m')}</div>`;
  for (const role of ['table', 'grid', 'treegrid']) {
    const lines = read(`<div role="${role}">${grid}</div>`).split('\n');
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
      '| Boat | Mast |',
      '| --- | --- |',
      '| Ida | 9 m |',
      '| Lotte | 11 m |',
    ]);
  }
});

test('a grid that only places cards, a list of mails or a single row stays what it is', () => {
  const cards = row('gridcell', '<h3>Ida</h3><p>Nine metres</p>', '<h3>Lotte</h3><p>Eleven</p>').repeat(2);
  expect(read(`<div role="grid">${cards}</div>`)).toContain('### Ida\n\nNine metres');
  expect(read(`<div role="grid">${row('gridcell', 'One').repeat(3)}</div>`)).not.toContain('|');
  expect(read(`<div role="table">${row('cell', 'Ida', '9 m')}</div>`)).not.toContain('|');
});

test('the rows of a real table are left alone', () => {
  const table =
    '<table role="grid"><tr role="row"><th>Boat</th><th>Mast</th></tr>' +
    '<tr role="row"><td role="gridcell">Ida</td><td role="gridcell">9 m</td></tr></table>';
  expect(read(table).replace(/ +/g, ' ')).toBe('| Boat | Mast |\n| --- | --- |\n| Ida | 9 m |');
});

describe('columns that are pinned', () => {
  const part = (index: number, role: string, from: number, ...cells: readonly string[]): string =>
    `<div role="row" aria-rowindex="${index}">` +
    cells.map((cell, at) => `<div role="${role}" aria-colindex="${from + at}">${cell}</div>`).join('') +
    '</div>';
  const expected = [
    '| Boat | Mast | Berth |',
    '| --- | --- | --- |',
    '| Ida | 9 m | 4 |',
    '| Lotte | 11 m | 7 |',
  ];
  const lines = (html: string) => read(html).replace(/ +/g, ' ').split('\n');

  test('stand in one table with the others, though the page keeps them apart', () => {
    const left = `${part(2, 'gridcell', 1, 'Ida')}${part(3, 'gridcell', 1, 'Lotte')}`;
    const middle = `${part(2, 'gridcell', 2, '9 m', '4')}${part(3, 'gridcell', 2, '11 m', '7')}`;
    const head = `<div>${part(1, 'columnheader', 1, 'Boat')}</div><div>${part(1, 'columnheader', 2, 'Mast', 'Berth')}</div>`;
    expect(lines(`<div role="grid">${head}<div>${left}</div><div>${middle}</div></div>`)).toEqual(expected);
  });

  test('stand in their place, also where they come last in the page', () => {
    const middle = `${part(1, 'columnheader', 2, 'Mast', 'Berth')}${part(2, 'gridcell', 2, '9 m', '4')}${part(3, 'gridcell', 2, '11 m', '7')}`;
    const left = `${part(1, 'columnheader', 1, 'Boat')}${part(2, 'gridcell', 1, 'Ida')}${part(3, 'gridcell', 1, 'Lotte')}`;
    expect(lines(`<div role="grid"><div>${middle}</div><div>${left}</div></div>`)).toEqual(expected);
  });
});
