import { expect, test } from 'vitest';
import { createAnswerReader } from '@/utils/answer/read-blocks';
import { allBlocks } from './all-blocks';

function read(text: string, hasMarks = false) {
  return allBlocks(createAnswerReader(hasMarks)(text, false));
}

/** Every object of one type in what was read. */
function found(type: string, text: string, hasMarks = false): readonly object[] {
  const objects: object[] = [];
  JSON.stringify(read(text, hasMarks), (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value && value.type === type)
      objects.push(value);
    return value;
  });
  return objects;
}

const mark = (passage: number, source: number | null = null) => ({ type: 'citation', source, passage });

test.each([
  ['as said [7].', [mark(7)]],
  ['as said [7][9].', [mark(7), mark(9)]],
  ['as said [7, 9].', [mark(7), mark(9)]],
  ['as said [2·7].', [mark(7, 2)]],
  ['と言う［７］。', [mark(7)]],
  ['他说【7】。', [mark(7)]],
  ['**so [7]**', [mark(7)]],
  ['| a |\n|---|\n| b [7] |', [mark(7)]],
  ['- so [7]\n- and so [8]', [mark(7), mark(8)]],
  ['so [7]: that is why', [mark(7)]],
])('%s has marks of passages', (text, marks) => {
  expect(found('citation', text, true)).toEqual(marks);
  expect(found('citation', text, false)).toEqual([]);
});

test.each([
  '[7](https://example.com)',
  '`[7]`',
  '```\n[7]\n```',
  '$x[7]$',
  '[see [7]](https://example.com)',
  '[7][ref]\n\n[ref]: https://example.com',
  'as said [7]\n\n[7]: https://example.com',
  '\\[7]',
  '[seven]',
  '[1234567]',
])('%s has none', (text) => {
  expect(found('citation', text, true)).toEqual([]);
});

test.each([
  ['so $x + 1$ is', 'x + 1'],
  ['so \\(x + 1\\) is', 'x + 1'],
  ['so $a_b * c_d$ is', 'a_b * c_d'],
  ['长度为$W$的窗口', 'W'],
  ['($x$)', 'x'],
])('%s has a formula', (text, source) => {
  expect(found('math', text)).toEqual([{ type: 'math', source, isDisplay: false }]);
});

test.each(['$$\nx + 1\n$$', '\\[\nx + 1\n\\]', '$$x + 1$$', 'so:\n$$\nx + 1\n$$\nand'])(
  '%s has a formula of its own',
  (text) => {
    expect(found('formula', text)).toEqual([{ type: 'formula', source: 'x + 1' }]);
  },
);

test.each([
  'It costs $5 to $10.',
  'US$5/US$6',
  '$5, $6 and $7',
  'from $1,000 a month to about $2,000',
  '`$x$`',
  '\\$x\\$',
  '$ x $',
  'set $HOME and $PATH',
])('%s is not mathematics', (text) => {
  expect([...found('math', text), ...found('formula', text)]).toEqual([]);
});

test('a footnote is referred to by its label, and holds what it says', () => {
  const text =
    'So it is.[^a]\n\n[^a]: Because **it** is.\n    More of it.\n\n    A second paragraph.\n\nAnd on.';
  expect(read(text)).toMatchObject([
    { type: 'paragraph', children: [{ type: 'text' }, { type: 'reference', label: 'a' }] },
    { type: 'footnote', label: 'a', children: [{ type: 'paragraph' }, { type: 'paragraph' }] },
    { type: 'paragraph' },
  ]);
});
