// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { hasPrice, isProduct } from '@/utils/page/extract/product';
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
