import { expect, test } from 'vitest';
import { asHtml, asOpenHtml } from './as-html';

const cites = (text: string) =>
  [...asHtml(text, true).matchAll(/<cite ([^>]*)>/g)].map(([, number]) => number);

test.each([
  'use arr[1] here',
  'the first is items[0]',
  'matrix[2][3] is set',
  'then matrix[2][3].',
  'Loop: use arr[1] and items[0] and matrix[2][3] here.',
  'nums[1], nums[2] and nums[3]',
  'x[1]',
  'take x[2].',
  'obj.items[1].',
  'user.profile[1].',
  '$row[1]',
  'my_list[1].',
  'myList[1].',
  'list2[1].',
  'f(x)[1]',
  'getAll()[2].',
  'a[i][1]',
  'data[1] = 4',
  'prices[2] += 1',
  'total[1]++',
  'users[1].name is empty',
  'average[1](x)',
  'handlers[0](event)',
  'argv[1].',
  'process.argv[2].',
  'std::vector[1].',
  'ptr->next[1].',
  '`arr`[1] is',
  'the element at scores[3] of it',
  'H2O[1]',
  'Fe3[2].',
  'CO2[1].',
  'total[0] and average[1].',
  'the sum is values[2].',
  'use average[1] and then go on',
  'The tides[0].',
  'A [0] is no passage.',
  'it is so [0, 1].',
  'Zeilen[1] der Tabelle',
  'dp[1][2] = dp[0][1]',
])('%s holds an index, and no citation', (text) => {
  expect(asHtml(text, true)).toContain(text.replaceAll('`arr`', '<code>arr</code>'));
  expect(cites(text)).toEqual([]);
});

test.each([
  ['as it was found [3].', ['3']],
  ['as it was found.[3]', ['3']],
  ['as it was found[3].', ['3']],
  ['as it was found[3][7].', ['3', '7']],
  ['by the Moon[1], and by the Sun[2].', ['1', '2']],
  ['said NASA[3].', ['3']],
  ['a claim[3]', ['3']],
  ['He called it “odd”[3].', ['3']],
  ['He called it "odd"[3].', ['3']],
  ['it rose (by half)[3] then', ['3']],
  ['the IPCC (2021)[3] says', ['3']],
  ['it rose 12[3] in 2024 [4]', ['3', '4']],
  ['it rose to 1,200[3] and', ['3']],
  ['in 2024[3] it', ['3']],
  ['it rose 45%[3] in', ['3']],
  ['during COVID-19[3] it', ['3']],
  ['**The tides**[3] turn', ['3']],
  ['[the page](https://example.com)[3] says', ['3']],
  ['Kimi 说了[3]，然后', ['3']],
  ['潮汐由月球引起[3]。', ['3']],
  ['潮汐由月球引起。[3][7]', ['3', '7']],
  ['用 API[3]。', ['3']],
  ['満潮です[3]。', ['3']],
  ['조석은 달 때문이다[3].', ['3']],
  ['это так[3].', ['3']],
  ['הירח גורם לגאות[3].', ['3']],
  ['المد والجزر[3].', ['3']],
  ['- the Moon[1]\n- the Sun[2]', ['1', '2']],
  ['| a | b |\n|---|---|\n| tides[3] | Moon [4] |', ['3', '4']],
  ['see the page[2·7].', ['2·7']],
  ['*so it is*[3] then', ['3']],
  ['so [sic][3] it was', ['3']],
  ['it is so.[3] And', ['3']],
  ['— it is[3]; but', ['3']],
])('%s cites %j', (text, numbers) => {
  expect(cites(text)).toEqual(numbers);
});

test('what may be an index or a citation is shown when the next word tells', () => {
  expect(asOpenHtml('use average[1]', true)).toBe('<p>use average</p>');
  expect(asOpenHtml('use average[1] an', true)).toBe('<p>use average[1] an</p>');
  expect(asOpenHtml('as was found[1].', true)).toBe('<p>as was found<cite 1>.</p>');
  expect(asOpenHtml('it rose to 12[1]', true)).toBe('<p>it rose to 12<cite 1></p>');
});
