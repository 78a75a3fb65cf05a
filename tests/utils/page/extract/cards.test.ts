// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { lacksCards } from '@/utils/page/extract/cards';
import { pageOf } from '../page-fixtures';

const sentence = 'Der Nebel lag über dem Hafen, und die Lampe am Ende der Mole war kaum noch zu sehen. ';
const card = (index: number, text = 'Bericht vom Hafen.'): string =>
  `<div class="card"><h3><a href="/${index}">Nachricht Nummer ${index}</a></h3><p>${text}</p></div>`;
const cards = (count: number, text?: string): string =>
  Array.from({ length: count }, (_, index) => card(index, text)).join('');

const lacks = (text: string, page: string): boolean => lacksCards(pageOf(text).body, pageOf(page).body);

test('a list of cards is not read without them', () => {
  const intro = `<p>${sentence.repeat(3)}</p>`;
  expect(lacks(intro, intro + cards(12))).toBe(true);
  expect(lacks(intro + cards(10), intro + cards(12))).toBe(false);
  expect(lacks(intro, intro + cards(3))).toBe(false);
});

test('the cards beside an article are no list: it has more text of its own', () => {
  const article = `<p>${sentence.repeat(20)}</p>`;
  expect(lacks(article, article + cards(12))).toBe(false);
});

test('a card with two titles is one, in any language', () => {
  const two = (index: number): string =>
    `<article class="item"><h3><a href="/c">港</a></h3><h2><a href="/${index}">霧の朝の灯台${index}</a></h2>` +
    '<p>埠頭の端の灯はほとんど見えなかった。</p></article>';
  const page = Array.from({ length: 9 }, (_, index) => two(index)).join('');
  expect(lacks('<p>霧の中でランプを探した人の話。</p>', `<main>${page}</main>`)).toBe(true);
});

test('a page that calls itself an article and is a list is read with all of it', () => {
  const page = pageOf(
    `<h1>Hafen</h1><div><div><p>${sentence.repeat(4)}</p><p>${sentence.repeat(3)}</p></div></div>` +
      `<div><div>${cards(20)}</div></div>`,
    '<meta property="og:type" content="article">',
  );
  const { markdown } = extractPage(page, 'https://example.com/hafen');
  expect(markdown).toContain('Lampe am Ende der Mole');
  expect(markdown).toContain('Nachricht Nummer 19');
});
