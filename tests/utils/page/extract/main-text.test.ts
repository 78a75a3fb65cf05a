// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { fixturePage, PAGE_URL, pageOf } from '../page-fixtures';

const sentence = (about: string): string =>
  `The ${about} was wet in the morning, and it held until the evening. `;

test('a page whose sentences stand in many places is read whole, though one place looks like an article', () => {
  const parts = ['mast', 'keel', 'sail', 'oar', 'hull'].map(
    (about) => `<div><div><h2>A ${about}</h2><ul><li>${sentence(about).repeat(3)}</li></ul></div></div>`,
  );
  const most = `<div class="card"><h2>A rope</h2>${`<p>${sentence('rope').repeat(3)}</p>`.repeat(9)}</div>`;
  const { markdown } = extractPage(
    pageOf(`<div><div>${most}</div></div><div>${parts.join('')}</div>`),
    PAGE_URL,
  );
  for (const about of ['rope', 'mast', 'keel', 'sail', 'oar', 'hull']) {
    expect(markdown).toContain(sentence(about).trim());
  }
});

test('an article is read without the sentences around it, where all signs say that it is one', () => {
  const head =
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-01">';
  const article = `<article><h1>A rope</h1>${`<p>${sentence('rope').repeat(3)}</p>`.repeat(4)}</article>`;
  const comments = `<div class="comments">${`<div>${sentence('sail')}</div>`.repeat(4)}</div>`;
  const { markdown } = extractPage(pageOf(`<main>${article}</main>${comments}`, head), PAGE_URL);
  expect(markdown).toContain(sentence('rope').trim());
  expect(markdown).not.toContain('sail');
});

test('a list says once what it says twice, an article only what is long', () => {
  const list = ['mast', 'keel', 'mast']
    .map((about) => `<div><h2>A part</h2><p>${sentence(about)}</p></div>`)
    .join('');
  const count = (html: string, head = ''): number =>
    extractPage(pageOf(html, head), PAGE_URL).markdown.split(sentence('mast').trim()).length - 1;
  expect(count(`<main>${list}</main>`)).toBe(1);
  const head = '<meta property="og:type" content="article">';
  expect(count(`<article><h1>A plan</h1>${list}</article>`, head)).toBe(2);
  const long = `<p>${sentence('mast')}${sentence('keel').repeat(4)}</p>`;
  expect(count(`<article><h1>A plan</h1>${list}${long}${long}</article>`, head)).toBe(3);
});

test('a page that is full of tables is not read without them', () => {
  const rows = ['mast', 'keel', 'sail', 'oar', 'hull', 'rope'].map(
    (part) => `<tr><td><a href="/${part}">A ${part}</a></td><td>12 kg</td><td>white</td></tr>`,
  );
  const table = `<table class="sidebar"><tr><th>Part</th><th>Weight</th><th>Colour</th></tr>${rows.join('').repeat(5)}</table>`;
  const { markdown } = extractPage(
    pageOf(`<article><h1>Boats</h1>${`<p>${sentence('boat').repeat(2)}</p>`.repeat(4)}${table}</article>`),
    PAGE_URL,
  );
  expect(markdown).toContain('A keel');
});

test('a heading whose class calls it a header is a heading of the text', () => {
  const parts = ['mast', 'keel', 'sail']
    .map((about) => `<h2 class="section-header">A ${about}</h2><p>${sentence(about).repeat(4)}</p>`)
    .join('');
  const { markdown } = extractPage(pageOf(`<article><h1>Boats</h1>${parts}</article>`), PAGE_URL);
  expect(markdown).toContain('## A keel');
});

test('headings and lines that begin like those of a site are the author’s', () => {
  const island = extractPage(fixturePage('kinds/by-headings.html'), PAGE_URL).markdown;
  for (const words of ['## By train\n', '## By boat\n', 'By then it was too late.', '- By night the bell'])
    expect(island).toContain(words);
  const paper = extractPage(fixturePage('kinds/related-work.html'), PAGE_URL).markdown;
  expect(paper).toContain('## Related work\n\nBrel was the first');
  expect(paper).toContain('None of them tried a lamp with two wicks');
});
