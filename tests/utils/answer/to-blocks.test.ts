import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswerReader } from '@/utils/answer/read-blocks';
import type { Block } from '@/utils/answer/tree';
import { allBlocks } from './all-blocks';

function read(text: string): readonly Block[] {
  return allBlocks(createAnswerReader(false)(text, false));
}

test('raw HTML is text', () => {
  expect(read('<img src=x onerror=alert(1)>\n\nand <q>inline</q>')).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: '<img src=x onerror=alert(1)>' }] },
    { type: 'paragraph', children: [{ type: 'text', text: 'and <q>inline</q>' }] },
  ]);
});

test('an image is its description and its address, to be opened and never loaded', () => {
  expect(read('![a map](https://example.com/map.png)')).toEqual([
    { type: 'paragraph', children: [{ type: 'image', href: 'https://example.com/map.png', alt: 'a map' }] },
  ]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'java&#10;script:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'chrome://settings',
  '/relative',
  '//example.com',
])('a link to %s is its label alone', (address) => {
  expect(JSON.stringify(read(`[label](<${address}>)`))).not.toContain('"link"');
  expect(JSON.stringify(read(`![label](<${address}>)`))).not.toContain('"href":"');
});

test.each([
  ['https://example.com/a?b=1&amp;c=2', 'https://example.com/a?b=1&c=2'],
  ['http://example.com', 'http://example.com/'],
  ['mailto:me@example.com', 'mailto:me@example.com'],
])('a link to %s is kept', (address, href) => {
  expect(read(`[label](${address})`)).toEqual([
    { type: 'paragraph', children: [{ type: 'link', href, children: [{ type: 'text', text: 'label' }] }] },
  ]);
});

test('whatever an answer says, only web and mail addresses become links', () => {
  const scheme = fc.constantFrom(
    'javascript:',
    'data:',
    'https://',
    'JAVASCRIPT:',
    'blob:',
    ' javascript:',
    '\tjavascript:',
  );
  fc.assert(
    fc.property(scheme, fc.string(), fc.constantFrom('[a](', '<', '![a](', '[a]: '), (start, rest, mark) => {
      const hrefs = JSON.stringify(read(`${mark}${start}${rest})> [a]`)).matchAll(/"href":"([^"]*)/g);
      for (const [, href = ''] of hrefs) expect(href).toMatch(/^(https?|mailto):/);
    }),
  );
});

test('character references are resolved in text, and kept in code', () => {
  expect(read('A&amp;B &#x4e2d; &nosuch; `&amp;`')).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'A&B 中 &nosuch; ' },
        { type: 'code', text: '&amp;' },
      ],
    },
  ]);
});

test.each(['**「強調」**です', 'これは**「強調」**です', '**100%**です', '他说**“你好”**了'])(
  'strong emphasis works beside East Asian punctuation: %s',
  (text) => {
    expect(JSON.stringify(read(text))).toContain('"strong"');
    expect(JSON.stringify(read(text))).not.toContain('**');
  },
);

test('tasks, nested and loose lists keep their shape', () => {
  expect(read('- [x] done\n- [ ] open\n  1. nested')).toMatchObject([
    {
      type: 'list',
      start: null,
      items: [
        { isChecked: true, children: [{ type: 'tight', children: [{ text: 'done' }] }] },
        { isChecked: false, children: [{ type: 'tight' }, { type: 'list', start: 1 }] },
      ],
    },
  ]);
  expect(read('3. a\n\n4. b')).toMatchObject([
    { start: 3, items: [{ children: [{ type: 'paragraph' }] }, {}] },
  ]);
});

test('a table keeps its alignment', () => {
  expect(read('| a | b |\n|---|--:|\n| 1 | 2 |')).toMatchObject([
    {
      type: 'table',
      header: [{ align: null }, { align: 'right' }],
      rows: [[{ align: null }, { align: 'right' }]],
    },
  ]);
});

test('blank lines before an answer are not shown', () => {
  expect(read('\n\n  \n Hello')).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: 'Hello' }] },
  ]);
});

test('nesting without end neither hangs nor throws', () => {
  expect(() => read('>'.repeat(5000))).not.toThrow();
  expect(() => read('- '.repeat(2000))).not.toThrow();
  expect(() => createAnswerReader(false)('['.repeat(3000), true)).not.toThrow();
});

test('a finished block stays the same object while the answer grows', () => {
  const reader = createAnswerReader(false);
  const [first] = reader('One.\n\nTwo.\nMore', true).finished;
  const [again] = reader('One.\n\nTwo.\nMore and more', true).finished;
  expect(first).toBeDefined();
  expect(again).toBe(first);
});

test('a definition at the end names links before it', () => {
  const reader = createAnswerReader(false);
  reader('See [it][ref].\n\nText.\n\nMore.\n', true);
  expect(
    JSON.stringify(reader('See [it][ref].\n\nText.\n\nMore.\n\n[ref]: https://example.com\n', false)),
  ).toContain('"href":"https://example.com/"');
});
