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

test('a shop says a shorter line once, but each value that two variants share', () => {
  const line = 'Ships from our boatyard within three days.';
  const value = 'Oak, oiled by hand';
  const head = '<meta property="og:type" content="product">';
  const variant = (name: string): string => `<h2>${name}</h2><p>${value}</p><p>${line}</p>`;
  const count = (text: string, type: string): number =>
    extractPage(
      pageOf(`<main><h1>An oar</h1>${variant('Short')}${variant('Long')}<p>$12.00</p></main>`, type),
      PAGE_URL,
    ).markdown.split(text).length - 1;
  expect(count(line, head)).toBe(1);
  expect(count(value, head)).toBe(2);
  expect(count(line, '')).toBe(2);
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

test('the cards of a list are told without the button that leads where their title does', () => {
  const cards = ['mast', 'keel', 'sail', 'oar']
    .map(
      (about) =>
        `<li><h3><a href="/${about}">A ${about}</a></h3><p>${sentence(about)}</p><a href="/${about}">View</a></li>`,
    )
    .join('');
  const { markdown } = extractPage(pageOf(`<main><h1>Parts</h1><ul>${cards}</ul></main>`), PAGE_URL);
  expect(markdown).toContain('[A mast](https://example.com/mast)');
  expect(markdown).not.toContain('View');
});

test('what a shop says twice in short lines, for wide and for narrow windows, it says once', () => {
  const points = [
    'Oak, oiled by hand',
    'Made in one piece',
    'Floats when it falls overboard',
    'Ash on request',
  ];
  const list = `<ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
  const head = '<meta property="og:type" content="product">';
  const { markdown } = extractPage(
    pageOf(
      `<main><h1>An oar</h1><p>$12.00</p><div>${list}</div><p>${sentence('oar')}</p><div>${list}</div></main>`,
      head,
    ),
    PAGE_URL,
  );
  for (const point of points) expect(markdown.split(point)).toHaveLength(2);
});

test('an article ends before what its site says of comments', () => {
  const head = '<meta property="og:type" content="article">';
  const text = `<h1>A rope</h1>${`<p>${sentence('rope').repeat(3)}</p>`.repeat(4)}`;
  const end = '<h3>Kommentare</h3><p>Um einen Kommentar zu schreiben, müssen Sie eingeloggt sein.</p>';
  const { markdown } = extractPage(pageOf(`<article>${text}${end}</article>`, head), PAGE_URL);
  expect(markdown).toContain(sentence('rope').trim());
  expect(markdown).not.toMatch(/Kommentar/);
});

test('what a site adds to an article is left out where the page around it is read, too', () => {
  const head = '<meta property="og:type" content="article">';
  const parts = ['mast', 'keel', 'sail', 'oar', 'hull'].map(
    (about) => `<div><div><h2>A ${about}</h2><ul><li>${sentence(about).repeat(3)}</li></ul></div></div>`,
  );
  const author = '<div class="author-info"><p>Ada writes about boats.</p></div>';
  const most = `<div class="card"><h2>A rope</h2>${`<p>${sentence('rope').repeat(3)}</p>`.repeat(3)}</div>`;
  const page = `<div><div>${most}</div></div><div>${parts.join('')}</div>${author}`;
  const read = (ofHead: string): string => extractPage(pageOf(page, ofHead), PAGE_URL).markdown;
  expect(read(head)).toContain(sentence('hull').trim());
  expect(read(head)).not.toContain('Ada');
  expect(read('')).toContain('Ada');
});

test('a note of the site is no article where the page has far more to say', () => {
  const head =
    '<meta property="og:type" content="article"><script type="application/ld+json">{"@type":"NewsArticle"}</script>';
  const offer = `<p>${sentence('offer').repeat(3)}</p>`.repeat(2);
  const note = `<div><div class="advertiser-disclosure">${offer}</div></div>`;
  // Readability leaves out what an open dialog hides from assistive technology.
  const text = ['mast', 'keel', 'sail', 'oar', 'hull'].map((about) => `<p>${sentence(about).repeat(3)}</p>`);
  const page = `${note}<div aria-hidden="true"><h1>The boat</h1>${text.join('')}</div>`;
  const { markdown } = extractPage(pageOf(page, head), PAGE_URL);
  expect(markdown).toContain(sentence('keel').trim());
});
