// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropSideSections } from '@/utils/page/extract/side-sections';
import { pageOf } from '../page-fixtures';

const TEXT = `<h1>Oar</h1><p>${'Made of ash, for two hands and a calm sea. '.repeat(8)}</p>`;

function left(after: string, reviews = false): string {
  const { body } = pageOf(`<main>${TEXT}${after}</main>`);
  dropSideSections(body, reviews);
  return body.textContent;
}

test.each([
  'You may also like',
  'Related products',
  'Ähnliche Artikel',
  'Neueste Artikel',
  'Produits similaires',
  '関連商品',
  '相关推荐',
])('a part headed “%s” leads elsewhere', (heading) => {
  const text = left(
    `<div><h2>${heading}</h2><ul><li><h3><a href="/paddle">Paddle</a></h3></li></ul></div><h2>Care</h2><p>Oil it.</p>`,
  );
  expect(text).not.toContain('Paddle');
  expect(text).toContain('Oil it.');
});

test('without a box of its own, a part ends where the next of its rank begins', () => {
  const text = left(
    '<h2>Recently viewed</h2><p><a href="/paddle">Paddle</a></p><h3>Bailer</h3><h2>Care</h2><p>Oil it.</p>',
  );
  expect(text).not.toMatch(/Paddle|Bailer|viewed/);
  expect(text).toContain('CareOil it.');
});

test('reviews go only where they are no part of the text', () => {
  const reviews = '<section><h2>Customer reviews</h2><p>Holds well.</p></section>';
  expect(left(reviews)).toContain('Holds well.');
  expect(left(reviews, true)).not.toContain('Holds well.');
});

test('what holds most of the text stays, whatever it is called', () => {
  expect(
    left(`<section><h2>Related questions</h2><p>${'All that is here. '.repeat(60)}</p></section>`),
  ).toContain('All that is here.');
});

test('advice that is headed as leading elsewhere stays, for it has sentences and hardly a link', () => {
  const advice = `<p>${'Hold the oar with both hands, and look where you go. '.repeat(4)}</p>`;
  expect(left(`<div><h2>Related advice</h2>${advice}</div>`)).toContain('both hands');
  expect(left(`<div><h2>Related advice</h2><a href="/advice">${advice}</a></div>`)).not.toContain(
    'both hands',
  );
});

test('where the heads of parts are no headings, a part ends at the next that is made like its own', () => {
  const part = (head: string, text: string): string =>
    `<dt><a class="fold-title" href="#${head}">${head}</a></dt><dd>${text}</dd>`;
  const parts = `${part('Customer reviews', 'Holds well.')}${part('Care', 'Oil it.')}`;
  expect(left(`<div><dl>${parts}</dl></div>`, true)).not.toContain('Holds well.');
  expect(left(`<div><dl>${parts}</dl></div>`, true)).toContain('CareOil it.');
});

test.each([
  ['Related work', 'Brel was the first to measure how far a lamp is seen in fog, and nobody has doubted it.'],
  ['Ähnliche Arbeiten', 'Brel hat als Erster gemessen, wie weit man eine Lampe im Nebel noch sehen kann.'],
  [
    '関連研究',
    '霧の中でランプがどれほど遠くから見えるかを最初に測ったのはブレルであり、その値は今も使われている。',
  ],
  ['相关研究', '布雷尔最早测量了灯在雾中能被看见的距离,而他的数值至今仍被广泛采用,没有人提出过怀疑。'],
])('a section headed “%s” that is text stays, with a box of its own and without', (heading, said) => {
  const cited = `<p>${said} <a href="/vik">Vik 2003</a></p><p>${said}</p>`;
  expect(left(`<h2>${heading}</h2>${cited}<h2>Care</h2><p>Oil it.</p>`)).toContain(heading + said);
  expect(left(`<section><h2>${heading}</h2>${cited}</section><h2>Care</h2>`)).toContain(heading + said);
});

test('a list or a table without a link leads nowhere, whatever stands over it', () => {
  const table = '<table><tr><td>Speed</td><td>5 knots</td></tr></table>';
  expect(left(`<h2>Recommended settings</h2>${table}<h2>Care</h2>`)).toContain('5 knots');
  expect(left('<section><h2>Suggested tools</h2><ul><li>Awl</li></ul></section>')).toContain('Awl');
  expect(left('<section><h2>Newsletter</h2><form><input> Send</form></section>')).not.toContain('Send');
});

test('advice that a page tells under headings of its own stays; cards with a link for a heading go', () => {
  const advice =
    'Leder hält Nässe und Geröll lange stand, und jede Sohle mit tiefem Profil greift auch im Schlamm.';
  const part = (head: string): string =>
    `<div><h3>${head}</h3><p>${advice}</p><ul><li>Leder: fest und dicht</li><li>Filz: warm, aber nass</li><li>Gummi: schwer und heiß</li><li>Stoff: leicht und luftig</li></ul><a href="/a">Weiterlesen</a></div>`;
  const section = (head: (text: string) => string): string =>
    `<section><h2>Ähnliche Ratgeber</h2>${part(head('Stiefel'))}${part(head('Sohlen'))}</section><h2>Pflege</h2>`;
  expect(left(section((text) => text))).toContain('im Schlamm');
  expect(left(section((text) => `<a href="/b">${text}</a>`))).not.toContain('im Schlamm');
  expect(left(section((text) => `${text} 84 €`))).not.toContain('im Schlamm');
});

test('a fold of reviews ends at the next fold, though no review is in it', () => {
  const fold = (name: string, text: string): string => `<div><dt>${name}</dt><dd>${text}</dd></div>`;
  const folds = `<dl>${fold('<a class="title">Customer reviews</a>', '')}${fold('<b>Care</b>', 'Oil it.')}</dl>`;
  expect(left(folds, true)).toContain('CareOil it.');
  expect(left(folds, true)).not.toContain('reviews');
});

test('what is suggested for the use of a thing is about that thing', () => {
  const use = (heading: string): string =>
    left(`<div><h2>${heading}</h2><p>Oil it twice. <a href="/oil">Oil</a></p></div>`);
  expect(use('Suggested use')).toContain('Oil it twice.');
  expect(use('Suggested products')).not.toContain('Oil it twice.');
});
