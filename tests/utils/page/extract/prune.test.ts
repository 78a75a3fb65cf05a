// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { prune } from '@/utils/page/extract/prune';
import { textOf } from '@/utils/page/dom/text-length';

const PARAGRAPH = 'The tide comes in twice a day, and goes out as often, whatever the weather may be.';

/** An article that ends with this, after pruning. */
function endOf(html: string): Element {
  const article = new DOMParser().parseFromString(
    `<div>${`<p>${PARAGRAPH}</p>`.repeat(6)}${html}</div>`,
    'text/html',
  ).body;
  prune(article);
  return article;
}

/** The text of an article after pruning, a line for each of its elements. */
function pruned(html: string): string {
  const article = new DOMParser().parseFromString(
    `<div id="root">${`<p>${PARAGRAPH}</p>`.repeat(6)}${html}<p>${PARAGRAPH}</p></div>`,
    'text/html',
  ).body;
  prune(article);
  return (article.textContent ?? '').replaceAll(PARAGRAPH, '').trim();
}

test('what the site says of the author and asks of the reader is no part of an article', () => {
  expect(pruned('<div class="author-bio">Ada writes about the sea.</div>')).toBe('');
  expect(pruned('<aside id="newsletter">Get the tides by mail.</aside>')).toBe('');
  expect(pruned('<div class="authority">The harbour master decides.</div>')).toBe(
    'The harbour master decides.',
  );
});

test('a part with much of the text stays, however it is called', () => {
  const long = 'Ada explains the bulge that the Moon raises in the sea. '.repeat(12).trim();
  expect(pruned(`<div class="author">${long}</div>`)).toBe(long);
});

test('a paragraph that repeats the description of a picture is its caption', () => {
  const caption = 'Fishing boats in the mud of a harbour at the lowest ebb of the year.';
  expect(pruned(`<img src="https://example.com/a.jpg" alt="${caption}"><p>${caption}</p>`)).toBe('');
  expect(pruned(`<p>${caption}</p>`)).toBe(caption);
});

test('the same words may stand twice', () => {
  const item = '<li>One cup of blueberries, two of oats and a spoon of honey.</li>';
  expect(pruned(`<ul>${item}${item}</ul>`).match(/blueberries/g)).toHaveLength(2);
});

test('a heading that is a link stays where text of its own follows', () => {
  const review =
    'It gets better the more you play it, and the second part is the best that this year has to offer.';
  const heading = '<h3><a href="https://example.com/game">The rising tide</a></h3>';
  expect(pruned(`${heading}<p>${review}</p>`)).toBe(`The rising tide${review}`);
  expect(pruned(`${heading}<p><a href="/more">${review}</a></p>`)).toBe('');
});

test('a list or a table at the end is the article’s, a line without an end is not', () => {
  const list = '<ul><li>A rope of ten metres</li><li>Two oars</li></ul>';
  const table = '<table><tr><td>Spring</td><td>16 m</td></tr></table>';
  expect(textOf(endOf(list))).toMatch(/A rope of ten metresTwo oars$/);
  expect(textOf(endOf(table))).toMatch(/Spring16 m$/);
  expect(textOf(endOf('<p>Ada Reef, London</p>'))).toBe(PARAGRAPH.repeat(6));
});

test('the number of a note is no caption, however it is styled', () => {
  expect(pruned('<p>It rises<sup class="caption">1</sup>.</p>')).toBe('It rises1.');
});

test('a sentence that ends with the number of a note is one', () => {
  expect(textOf(endOf('<p>It was tried twice.<sup>12</sup></p>'))).toMatch(/It was tried twice\.12$/);
});
