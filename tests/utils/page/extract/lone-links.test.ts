// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { textOf } from '@/utils/page/dom/text-length';
import { dropLoneLinks } from '@/utils/page/extract/lone-links';
import { pageOf } from '../page-fixtures';

const SENTENCE =
  'The mast of the boat was painted white in spring, and the oars were blue, as they had always been. ';

function leftOf(html: string): string {
  const { body } = pageOf(html);
  dropLoneLinks(body);
  return textOf(body);
}

const link = (words: string): string => `<a href="/go">${words}</a>`;

test.each(['See all boats', 'Alle Boote ansehen', 'ボートを見る', 'عرض كل القوارب'])(
  'a line that only leads elsewhere is no text: %s',
  (words) => {
    const part = `<section><h2>Boats</h2><p>${SENTENCE}</p>`;
    expect(leftOf(`${part}<div>${link(words)}</div></section>`)).not.toContain(words);
    expect(leftOf(`${part}<p>${link(words)}</p></section>`)).not.toContain(words);
    expect(leftOf(`${part}<p>Now ${link(words)} in the harbour.</p></section>`)).toContain(words);
  },
);

test('a value stays with its label, and a title with its text', () => {
  expect(leftOf(`<p>${SENTENCE}</p><div><div>Owner</div><div>${link('Ada Byron')}</div></div>`)).toContain(
    'Ada',
  );
  expect(leftOf(`<table><tr><td>Owner</td><td><p>${link('Ada')}</p></td></tr></table>`)).toContain('Ada');
  expect(leftOf(`<h2>${link('The mast')}</h2><p>${SENTENCE}</p>`)).toContain('The mast');
});

test('a question that opens its answer on the page is no way elsewhere', () => {
  expect(
    leftOf(`<div><p><a href="#answer">May I smoke?</a></p><p id="answer">${SENTENCE}</p></div>`),
  ).toContain('smoke');
});

test('links in parts of one kind side by side are a list', () => {
  const card = (name: string): string => `<div class="card"><div>${link(name)}</div><p>${SENTENCE}</p></div>`;
  expect(leftOf(['Mast', 'Keel', 'Oar'].map(card).join(''))).toContain('Mast');
});
