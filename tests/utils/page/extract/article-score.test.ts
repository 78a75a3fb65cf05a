// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { articleScore } from '@/utils/page/extract/article-score';
import { pageOf } from '../page-fixtures';

const score = (url: string, head = '', body = ''): number => articleScore(pageOf(body, head), url);

test('a page that says it is an article counts as one', () => {
  expect(
    score('https://example.com/x', '<meta property="og:type" content="article">'),
  ).toBeGreaterThanOrEqual(1);
  expect(
    score('https://example.com/x', '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'),
  ).toBeGreaterThanOrEqual(1);
  expect(score('https://example.com/2026/03/tides', '', '<article>x</article>')).toBeGreaterThanOrEqual(1);
});

test('a shop, a front page and a forum do not, whatever else they say', () => {
  expect(score('https://example.com/')).toBeLessThan(1);
  expect(
    score('https://example.com/products/oar', '<meta property="og:type" content="product">'),
  ).toBeLessThan(1);
  expect(
    score('https://example.com/t/12', '<script type="application/ld+json">{"@type":"QAPage"}</script>'),
  ).toBeLessThan(1);
  expect(score('https://example.com/x', '', '<article></article>'.repeat(6))).toBeLessThan(1);
});

test('an `og:type` counts for less on a page that describes itself in another way, and says no date', () => {
  const kind = '<meta property="og:type" content="article">';
  const other = '<script type="application/ld+json">{"@type":"WebPage"}</script>';
  const dated = '<meta property="article:published_time" content="2026-03-01">';
  expect(score('https://example.com/x', kind)).toBe(2);
  expect(score('https://example.com/x', kind + other)).toBe(1);
  expect(score('https://example.com/x', kind + other + dated)).toBe(3);
});

test('comments that are elements like the article do not make a list of the page', () => {
  const comment = '<li class="comment"><article class="comment-body"><p>So it was.</p></article></li>';
  const article = '<article><h1>Tides</h1></article>';
  expect(score('https://example.com/x', '', `${article}<ol>${comment.repeat(9)}</ol>`)).toBe(1);
});
