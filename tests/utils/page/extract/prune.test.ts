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
  expect(pruned('<p class="readingTime">Ten tekst przeczytasz w mniej niż minutę</p>')).toBe('');
  expect(pruned('<div class="licenceInfo">© Der Hafen, alle Rechte vorbehalten.</div>')).toBe('');
  expect(pruned('<div class="entry-utility">This entry was posted in Tides.</div>')).toBe('');
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

test('a list, a table or a line without a full stop at the end is the article’s', () => {
  const list = '<ul><li>A rope of ten metres</li><li>Two oars</li></ul>';
  const table = '<table><tr><td>Spring</td><td>16 m</td></tr></table>';
  expect(textOf(endOf(list))).toMatch(/A rope of ten metresTwo oars$/);
  expect(textOf(endOf(table))).toMatch(/Spring16 m$/);
  expect(textOf(endOf('<p>Ada Reef, London</p>'))).toMatch(/Ada Reef, London$/);
  expect(textOf(endOf('<p>そして船は戻らなかった</p>'))).toMatch(/船は戻らなかった$/);
});

test.each([
  '© 2031 Tide News',
  '© 2031 Tide News. All rights reserved.',
  'Źródło: Tide News',
  'Quelle: Tide News',
  '出典：潮の新聞',
  'By Ada Reef',
  'www.tide.example',
  'ada@tide.example',
  '12',
  '_____',
])('an article does not end with “%s”', (line) => {
  expect(textOf(endOf(`<p>${line}</p>`))).toBe(PARAGRAPH.repeat(6));
});

test('a line that says when an article was written is no part of it, the heading of its first part is', () => {
  const begin = (html: string): string => {
    const page = `<div>${html}${`<p>${PARAGRAPH}</p>`.repeat(6)}</div>`;
    const { body } = new DOMParser().parseFromString(page, 'text/html');
    prune(body);
    return textOf(body).replaceAll(PARAGRAPH, '');
  };
  expect(begin('<p>Von Ada Reef, 3. März 2031</p>')).toBe('');
  expect(begin('<p>By Ada Reef</p>')).toBe('');
  expect(begin('<p>2031年3月1日 10:20</p>')).toBe('');
  expect(begin('<p>By <a href="/ada">Ada Reef</a>, March 3, 2031 at 11:08 a.m.</p>')).toBe('');
  expect(begin('<h2>By train</h2>')).toBe('By train');
  expect(begin('<p>A letter from the pier</p>')).toBe('A letter from the pier');
  expect(begin('<p>By March 3, 2031 it was over.</p>')).toBe('By March 3, 2031 it was over.');
});

test.each([
  '<h2>By train</h2>',
  '<h2>Comments</h2>',
  '<p>By then it was too late.</p>',
  '<p>Get the key from the warden.</p>',
  '<p>Get the key from <a href="/w">the warden</a> before it rains.</p>',
  '<p>Source: the harbour’s log of that year.</p>',
  '<p>Watch: the water turns at six.</p>',
  '<p>Loading and unloading takes an hour.</p>',
  '<p><b>Comments</b></p>',
  '<ul><li>Waiting</li><li>Loading</li><li>Away</li></ul>',
  '<div class="step">Get the key.</div><div class="step">Comments</div><div class="step">Row.</div>',
  '<ul><li>By night the bell is rung.</li></ul>',
  '<p>The state is <span>Loading</span> for an hour.</p>',
])('the words of a site stay where they are the author’s: %s', (html) => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  expect(pruned(html)).toBe(body.textContent);
});

test.each([
  '<p>Advertisement</p>',
  '<p>Read more: <a href="/a">The water that never turns</a></p>',
  '<p>Follow us on <a href="/a">Here</a> and <a href="/b">There</a></p>',
  '<p><b>Related:</b> <a href="/a">The water that never turns</a></p>',
  '<div><img src="https://example.com/a.jpg"><p>Photo: Ada Reef, Tide</p></div>',
])('a stock phrase alone, one before links, and a credit beside its picture go: %s', (html) => {
  expect(pruned(html)).toBe('');
});

test('the number of a note is no caption, however it is styled', () => {
  expect(pruned('<p>It rises<sup class="caption">1</sup>.</p>')).toBe('It rises1.');
});

test('a sentence that ends with the number of a note is one', () => {
  expect(textOf(endOf('<p>It was tried twice.<sup>12</sup></p>'))).toMatch(/It was tried twice\.12$/);
});

test('a caption with the number of its figure stays: the text refers to it', () => {
  const figure = (caption: string): string =>
    `<figure><img src="https://example.com/a.jpg"><figcaption>${caption}</figcaption></figure>`;
  for (const caption of ['Fig. 3: The ebb', 'Abb. 2 Ebbe bei Ystad', '図1 引き潮', 'شكل ٢ الجزر']) {
    expect(pruned(figure(caption))).toBe(caption);
  }
  expect(pruned(figure('Ada Lune / Harbour Press'))).toBe('');
});

test('the items of a numbered list stay, whatever their words', () => {
  const steps = '<ol><li>Heat <a href="/oven">the oven</a>.</li><li>Subscribe.</li><li>Read more.</li></ol>';
  expect(pruned(steps)).toBe('Heat the oven.Subscribe.Read more.');
});

test('a source of more than a name, and one within the text, belong to an article', () => {
  const long = 'Source: the tables of the harbour, as of May';
  expect(textOf(endOf(`<p>${long}</p>`))).toContain(long);
  expect(pruned('<p>Quelle: Tide News</p>')).toContain('Quelle: Tide News');
});

test('lines of the site and credits of pictures are known in many languages, and sentences with their words stay', () => {
  for (const line of [
    '<p>Folgen Sie uns auf <a href="/x">Twitter</a></p>',
    '<p>Anzeige</p>',
    '<p>À lire aussi</p>',
    '<p>Читайте также: <a href="/x">Лодки</a></p>',
    '<p>続きを読む</p>',
    '<figure><img src="a.png" alt="x"><p>Foto: Ada Brel</p></figure>',
  ])
    expect(pruned(line)).toBe('');
  for (const line of ['Foto: so nannte Ada ihr erstes Boot.', 'Folgen Sie uns auf den Turm, sagte sie.'])
    expect(pruned(`<p>${line}</p>`)).toBe(line);
});

test('a line of the site stays over a title that leads elsewhere and stays', () => {
  const title = '<h2><a href="/x">A film about knights, by those who made the one about rings</a></h2>';
  expect(pruned(`<p>Leggi anche</p>${title}`)).toMatch(/^Leggi anche\s*A film/);
});
