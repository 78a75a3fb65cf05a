// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { dropBesideProduct, hasPrice, isProduct } from '@/utils/page/extract/product';
import { fixturePage, pageOf } from '../page-fixtures';

const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

test('a page is about a product when it says so', () => {
  const url = 'https://example.com/x';
  expect(isProduct(pageOf('', jsonLd({ '@type': 'Product', name: 'Oar' })), url)).toBe(true);
  expect(isProduct(pageOf('', '<meta property="og:type" content="product">'), url)).toBe(true);
  expect(isProduct(pageOf('<div itemscope itemtype="https://schema.org/Product">Oar</div>'), url)).toBe(true);
  expect(isProduct(pageOf('<b class="price">12 €</b>'), 'https://example.com/products/oar')).toBe(true);
});

test('an article, a list of products and a page of the same address without a price are not', () => {
  const url = 'https://example.com/products/oar';
  expect(isProduct(pageOf('<p>How we make oars</p>'), url)).toBe(false);
  expect(isProduct(pageOf('', '<meta property="og:type" content="article">'), url)).toBe(false);
  const list = [{ '@type': 'ItemList' }, { '@type': 'Product', name: 'Oar' }];
  expect(isProduct(pageOf('', jsonLd(list)), url)).toBe(false);
  const two = [{ '@type': 'Product' }, { '@type': 'Product' }];
  expect(isProduct(pageOf('', jsonLd(two)), 'https://example.com/')).toBe(false);
});

test('stars for search results make no product of a page: what is for sale has more to say', () => {
  const url = 'https://example.com/coupons';
  const rating = { '@type': 'AggregateRating', ratingValue: 4.8 };
  const stars = { '@type': 'Product', name: 'Gutscheine', aggregateRating: rating };
  expect(isProduct(pageOf('', jsonLd(stars)), url)).toBe(false);
  expect(isProduct(pageOf('', jsonLd({ ...stars, offers: { price: 9 } })), url)).toBe(true);
  expect(isProduct(pageOf('', jsonLd({ ...stars, brand: 'Brel' })), url)).toBe(true);
  const list = { '@type': 'ItemList', aggregateRating: rating };
  expect(isProduct(pageOf('', jsonLd([list, { '@type': 'Product', brand: 'Brel' }])), url)).toBe(false);
});

test('a name that most of a shop is built with says nothing; a few parts of it are other products', () => {
  const card = (index: number): string =>
    `<div class="card-related"><h3>ランプ${index}号</h3><p>霧の中でも遠くまで届く真鍮のランプ。3,980円</p></div>`;
  const left = (count: number, own = ''): string => {
    const cards = Array.from({ length: count }, (_, index) => card(index)).join('');
    const { body } = pageOf(`<h1>灯具</h1><p>どのランプも手作業で作られています。${own}</p>${cards}`);
    dropBesideProduct(body);
    return body.textContent;
  };
  expect(left(9)).toContain('ランプ8号');
  expect(left(2)).not.toContain('ランプ1号');
  expect(left(9, '12,800円')).not.toContain('ランプ8号');
});

test('a product is read with its price and its data, without other products', () => {
  const others = Array.from({ length: 9 }, (_, i) => `<li><a href="/${i}">Paddle number ${i}</a> 9 €</li>`);
  const page = pageOf(
    '<main><h1>Oar</h1><p class="price">12 €</p>' +
      `<p>${'Made of ash, for two hands and a calm sea. '.repeat(8)}</p>` +
      '<table><tr><th>Length</th><td>2.4 m</td></tr><tr><th>Weight</th><td>1.9 kg</td></tr></table>' +
      `<section class="recommendedProducts"><h2>For your boat</h2><ul>${others.join('')}</ul></section></main>`,
    jsonLd({ '@type': 'Product', name: 'Oar' }),
  );
  const { markdown } = extractPage(page, 'https://example.com/oar');
  expect(markdown).toContain('12 €');
  expect(markdown).toContain('| Length | 2.4 m |');
  expect(markdown).not.toContain('Paddle');
});

test('a product is not read without its price because the price is no sentence', () => {
  const { markdown } = extractPage(fixturePage('kinds/product.html'), 'https://example.com/lamp');
  expect(markdown).toContain('€84.00');
  expect(markdown).toContain('1.9 kg');
});

test('a price is an amount with its currency', () => {
  const names = (text: string): boolean => hasPrice(pageOf(`<p>${text}</p>`).body);
  expect(['€84', '84 €', '$ 5', '12 zł', 'EUR 3', '500円'].map(names)).not.toContain(false);
  expect(['84', 'the US$ rose', '12 kroner', 'EUROPE 3', '24 mm'].map(names)).not.toContain(true);
});
