// @vitest-environment jsdom
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractPage, extractWhole } from '@/utils/page/extract/extract';
import { isContent } from '@/utils/page/account/content';
import { leftParts } from '@/utils/page/account/left-parts';
import { lettersOf } from '@/utils/page/account/sent-words';
import { takeIn } from '@/utils/page/take-in';
import { fixturePage, PAGE_URL, pageOf } from '../page-fixtures';

const PAGES = globSync('{*,kinds/*}.html', { cwd: join(import.meta.dirname, '../../../fixtures/pages') });

/** The pieces of text that a page shows, as the reader sees them one by one. */
function piecesOf(shown: Element): readonly string[] {
  const walker = shown.ownerDocument.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) pieces.push(lettersOf(walker.currentNode.nodeValue ?? ''));
  return pieces.filter((piece) => piece !== '');
}

function read(document: Document, extract = extractPage) {
  const page = extract(document, PAGE_URL);
  const pieces = page.shown ? piecesOf(page.shown) : [];
  return { ...page, pieces, parts: leftParts(page, PAGE_URL) };
}

describe.each([
  ['main text', extractPage],
  ['whole page', extractWhole],
])('of every sample page, read as its %s', (_name, extract) => {
  test.each(PAGES)('no word of %s is lost: it is sent, or in a part that can be taken in', (name) => {
    const { title, byline, markdown, parts, pieces } = read(fixturePage(name), extract);
    const all = takeIn(
      markdown,
      parts,
      parts.map(({ id }) => id),
    );
    expect(all.parts).toEqual([]);
    const sent = [title, byline, all.markdown].join('\n');
    const letters = lettersOf(sent.replace(/\]\([^)\s]*\)/g, ']').replace(/<\/?su[bp]>/g, ''));
    expect(pieces.filter((piece) => !letters.includes(piece))).toEqual([]);
  });
});

test('what the comments say of themselves stays with them, and their buttons are left out beside them', () => {
  const { parts, comments } = read(fixturePage('kinds/article-with-comments.html'));
  expect(parts.filter(({ kind }) => kind === 'comments').map(({ text }) => text)).toEqual([comments]);
});

test('a part is known again by its id when the page is read again', () => {
  const ids = () => read(fixturePage('article.html')).parts.map(({ id }) => id);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(ids().length);
});

const SENTENCES = 'The tide comes twice a day, and the harbour waits for it. '.repeat(4);

test.each([
  ['sentences', `<p>${SENTENCES}</p>`, 'clutter', true],
  ['a heading with a sentence', `<h2>High water</h2><p>${SENTENCES.slice(0, 114)}</p>`, 'beside', true],
  [
    'rows of data',
    `<table><tr><th>Port</th></tr>${'<tr><td>Hull</td></tr>'.repeat(4)}</table>`,
    'beside',
    true,
  ],
  [
    'labelled values',
    '<dl><dt>a</dt><dd>1</dd><dt>b</dt><dd>2</dd><dt>c</dt><dd>3</dd></dl>',
    'clutter',
    true,
  ],
  ['labels before their values', '<p>Height: 7 m</p><p>Port: Hull</p><p>Moon: full</p>', 'clutter', true],
  ['a long text that is called a menu', `<p>${SENTENCES.repeat(3)}</p>`, 'navigation', true],
  [
    'Japanese sentences',
    `<p>${'潮は一日に二度満ちる。港はそれを待っている。'.repeat(5)}</p>`,
    'clutter',
    true,
  ],
  ['a line', '<p>The tide comes twice a day, and the harbour waits for it.</p>', 'clutter', false],
  ['titles that are links', `<p><a href="/a">${SENTENCES}</a></p>`, 'related', false],
  ['a cookie notice', `<p>${SENTENCES}</p>`, 'consent', false],
  ['a footer’s sentences', `<p>${SENTENCES}</p>`, 'site', false],
] as const)('%s: reads like content or not', (_name, html, kind, expected) => {
  expect(isContent(pageOf(html).body, kind)).toBe(expected);
});
