// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { strip } from '@/utils/page/extract/strip';
import { textOf } from '@/utils/page/dom/text-length';
import { pageOf } from '../page-fixtures';

const SENTENCE = 'The mast of the boat was painted white, and the oars were blue.';

/** The remaining text of a part of a page whose other text is ten sentences. */
function leftOf(part: string): string {
  const { body } = pageOf(`<main>${`<p>${SENTENCE}</p>`.repeat(10)}</main><section>${part}</section>`);
  const section = strip(body, 'thorough').querySelector('section');
  return section ? textOf(section) : '';
}

test('a name is words, not the value of a style and not a part of a hash', () => {
  expect(leftOf('<div class="mainNav">Boats</div>')).toBe('');
  expect(leftOf('<div class="sticky top-[var(--nav-height)]">Boats</div>')).toBe('Boats');
  expect(leftOf('<div class="item_adF2E">Boats</div>')).toBe('Boats');
});

test('what is hidden from assistive technology alone is left out where it has no sentences', () => {
  expect(leftOf('<ul><li aria-hidden="true">2 of 3</li></ul>')).toBe('');
  expect(leftOf(`<ul><li aria-hidden="true"><p>${SENTENCE}</p></li></ul>`)).toBe(SENTENCE);
});

test('how far the page is with itself is left out, a warning is not', () => {
  expect(leftOf('<div role="status"><span>Loading...</span></div>')).toBe('');
  expect(leftOf(`<div role="alert">${SENTENCE}</div>`)).toBe(SENTENCE);
});

test('a block of links is left out, but not where its kind makes the list that the page is', () => {
  const authors = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `<h3>Paper ${index}</h3><div class="authors"><a href="/a">Ada Reef</a>, <a href="/b">Ben Tide</a>, <a href="/c">Cleo Moor</a></div>`,
    ).join('');
  expect(leftOf(authors(1))).toBe('Paper 0');
  expect(leftOf(authors(9))).toContain('Paper 8Ada Reef, Ben Tide, Cleo Moor');
});

test('an index keeps all of its letters, those with many words too', () => {
  const letters = [...'ABCDEFGHIJ'].map((letter, index) => {
    const words = Array.from(
      { length: index < 5 ? 1 : 4 },
      (_, at) => `<a href="/${letter}${at}">Item ${letter}${at}</a>`,
    );
    return `<div class="letter"><b>${letter}</b> ${words.join(' ')}</div>`;
  });
  expect(leftOf(letters.join(''))).toContain('J Item J0 Item J1 Item J2 Item J3');
});

test('what a page builds a button of is no text, unless it is a card', () => {
  expect(leftOf('<div role="button" tabindex="0">Close all</div>')).toBe('');
  expect(leftOf('<div role="button" tabindex="0"><h3>The harbour</h3></div>')).toBe('The harbour');
});

test('what is called like something to press or choose stays if it is made of sentences', () => {
  expect(leftOf(`<div class="faq_menu-link">${SENTENCE}</div>`)).toBe(SENTENCE);
  expect(leftOf('<div class="menu-link">Boats</div>')).toBe('');
  expect(leftOf(`<div class="newsletter">${SENTENCE}</div>`)).toBe('');
});

test('a name that most of the page goes by is how it is built', () => {
  const widgets = (count: number): string =>
    Array.from({ length: count }, (_, at) => `<div class="site-widget">Trail ${at}: five miles</div>`).join(
      '',
    );
  expect(leftOf(widgets(3))).toBe('');
  expect(leftOf(widgets(60))).toContain('Trail 59: five miles');
});

test('what stands in a part whose name says nothing here is looked at by its own name', () => {
  const widgets = Array.from(
    { length: 60 },
    (_, at) => `<div class="site-widget">Trail ${at}: five miles <div class="share">Post it</div></div>`,
  );
  expect(leftOf(widgets.join(''))).toContain('Trail 59: five miles');
  expect(leftOf(widgets.join(''))).not.toContain('Post it');
});

test('an id that is made of the words of a heading names no part beside the text', () => {
  const sharing = '<h2><a href="#top">Sharing with a single developer</a><a href="#here">¶</a></h2>';
  const section = (id: string, heading: string, rest: string) =>
    `<div id="${id}">${heading}<p>${rest}</p></div>`;
  expect(leftOf(section('sharing-with-a-single-developer', sharing, SENTENCE))).toContain(SENTENCE);
  expect(leftOf(section('tooltip', '<h3>Tooltip</h3>', 'Set it.<pre>title="…"</pre>'))).toContain('Set it.');
  expect(leftOf(section('related', '<h3>Related</h3>', SENTENCE))).toBe('');
  expect(leftOf(section('social-sharing-bar', '<h3>Spread the word</h3>', SENTENCE))).toBe('');
});

test('a form with a field named “id” is a part like any other', () => {
  expect(leftOf('<form class="share"><input type="hidden" name="id"><p>Boats</p></form>')).toBe('');
});

test('the titles of a list in Chinese are titles, though they have few characters', () => {
  const titles = [
    '港口的潮汐比往年高出许多居民纷纷撤离',
    '新的灯塔将在明年春天正式启用开放参观',
    '渔民们为什么总在满月的夜晚出海捕鱼',
  ];
  const list = titles.map((title) => `<li><a href="/n">${title}</a></li>`).join('');
  expect(leftOf(`<ul>${list}</ul>`)).toBe(titles.join(''));
});
