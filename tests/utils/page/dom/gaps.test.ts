// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { snapshot } from '@/utils/page/dom/snapshot';
import { PAGE_URL } from '../page-fixtures';

/** The places of the texts on the page: from and to, on the line with this number. */
type Places = Readonly<Record<string, readonly [left: number, right: number, line?: number]>>;

let places: Places = {};

beforeEach(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = function getClientRects(this: Range) {
    const [left, right, line = 0] = places[this.toString()] ?? [0, 0];
    const rects = [new DOMRect(left, line * 30, right - left, 20)];
    return Object.assign(rects, { item: (index: number) => rects[index] ?? null });
  };
});

afterEach(() => {
  Reflect.deleteProperty(Range.prototype, 'getClientRects');
  document.body.replaceChildren();
});

function read(html: string, where: Places): string {
  document.body.innerHTML = html;
  places = where;
  return snapshot(document, PAGE_URL).body.textContent ?? '';
}

test.each([
  ['two elements', '<p><span>担当者</span><span>佐藤</span></p>', '担当者 佐藤'],
  ['an element and a text', '<p><b>担当者</b>佐藤</p>', '担当者 佐藤'],
  ['a text and an element', '<p>担当者<i>佐藤</i></p>', '担当者 佐藤'],
  ['a text and a button', '<p><span>担当者</span><button>佐藤</button></p>', '担当者 佐藤'],
])('words that the layout alone sets apart are not one word: %s', (_name, html, text) => {
  expect(read(html, { 担当者: [0, 60], 佐藤: [90, 130] })).toBe(text);
  // From right to left.
  expect(read(html, { 担当者: [90, 150], 佐藤: [20, 60] })).toBe(text);
});

test('what the page shows as one word stays one', () => {
  expect(read('<p>un<b>believ</b>able</p>', { un: [0, 20], believ: [20, 70], able: [70, 100] })).toBe(
    'unbelievable',
  );
  // The frame of a piece of code is no gap, nor is the end of a line.
  expect(read('<p><code>foo</code>s</p>', { foo: [6, 30], s: [36, 40] })).toBe('foos');
  expect(read('<p><b>港</b><i>町</i></p>', { 港: [180, 200], 町: [0, 20, 1] })).toBe('港町');
  expect(read('<p>sea<sup>2</sup></p>', { sea: [0, 30], 2: [45, 50] })).toBe('sea2');
  expect(read('<pre><i>a</i><b>b</b></pre>', { a: [0, 10], b: [90, 99] })).toBe('ab');
});

test('lines of code that a grid lays out are as they are written', () => {
  const line = (code: string): string => `<span style="display:block">${code}</span>`;
  const code = (end: string): string =>
    `<pre style="display:grid">${['let a;', '  let b;'].map(line).join(end)}</pre>`;
  for (const end of ['', '\n']) expect(read(code(end), {})).toBe('let a;\n  let b;');
});
