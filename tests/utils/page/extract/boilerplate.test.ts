// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropBoilerplate } from '@/utils/page/extract/boilerplate';
import { textOf } from '@/utils/page/dom/text-length';
import { pageOf } from '../page-fixtures';

const SENTENCE = 'The mast of the boat was painted white, and the oars were blue.';

/** The text of a page after the parts that are marked as boilerplate have gone. */
function leftOf(html: string): string {
  const { body } = pageOf(html);
  dropBoilerplate(body);
  return textOf(body);
}

test('a button is no text, though it is made of a link', () => {
  const html =
    '<p>Said <a href="/x" role="button">here</a>.</p><a role="button" tabindex="0">Click to expand...</a>';
  expect(leftOf(html)).toBe('Said here.');
});

test('links that skip to a part of the page are no text; a table of contents and a linked title are', () => {
  const skip = '<a href="#main">Skip to the content</a><div><a href="#end">Skip to the end</a></div>';
  expect(leftOf(`${skip}<p>${SENTENCE} <a href="#oars">Oars</a></p>`)).toBe(`${SENTENCE} Oars`);
  const contents = ['Boat', 'Mast', 'Oars', 'Sail'].map((part) => `<li><a href="#${part}">${part}</a></li>`);
  expect(leftOf(`<ul>${contents.join('')}</ul><p>${SENTENCE}</p>`)).toContain('Mast');
  expect(leftOf(`<h1><a href="#top">The boat</a></h1><p>${SENTENCE}</p>`)).toContain('The boat');
});

test('the choices beside a list are no text, a part that is only called like them is', () => {
  const list = `<ul>${`<li>${SENTENCE}</li>`.repeat(3)}</ul>`;
  const choice = '<label><input type="checkbox"> With a sail</label>';
  expect(leftOf(`<div class="filters">${choice}</div>${list}`)).not.toContain('With a sail');
  expect(leftOf(`<div class="filters">How water filters work</div>${list}`)).toContain('How water');
});

test('a draft is no part of the page it stands on, a document that is edited is the page', () => {
  const draft = '<div contenteditable="true">I shall answer tomorrow.</div>';
  expect(leftOf(`<p>${SENTENCE.repeat(3)}</p>${draft}`)).not.toContain('tomorrow');
  expect(leftOf(`<h1>Notes</h1><div contenteditable>${SENTENCE.repeat(3)}</div>`)).toContain('painted white');
  expect(leftOf(`<p>${SENTENCE.repeat(3)}</p><p contenteditable="false">Read only.</p>`)).toContain(
    'Read only',
  );
});

test('the choices of a field are no text, messages that can be chosen are', () => {
  const list = (items: readonly string[]): string =>
    `<ul role="listbox">${items.map((item) => `<li role="option">${item}</li>`).join('')}</ul>`;
  expect(leftOf(`<p>${SENTENCE}</p>${list(['Österreich', '日本', 'France'])}`)).toBe(SENTENCE);
  expect(leftOf(list([SENTENCE, `Again. ${SENTENCE}`]))).toContain(`Again. ${SENTENCE}`);
});

test('a sheet with the name of the button before it is a part of the text that is folded', () => {
  const sheet = (opener: string, rest = ''): string =>
    `<p>${SENTENCE}</p><div>${opener}<div role="dialog" aria-modal="false"><aside><h5>Care</h5>` +
    `<button>Close</button><p>Oil it twice a year.</p>${rest}</aside></div></div>`;
  expect(leftOf(sheet('<button><h5>Care</h5></button>'))).toContain('Oil it twice a year.');
  expect(leftOf(sheet('<button>Menu</button>'))).not.toContain('Oil it');
  expect(leftOf(sheet('<button>Care</button>', '<input type="email">'))).not.toContain('Oil it');
});

test('the words of a cookie banner are no text, though most of a short page is made of them', () => {
  const banner = `<div id="cookie-law"><form>${'We use cookies. '.repeat(6)}<input type="submit"></form></div>`;
  expect(leftOf(`${banner}<p>${SENTENCE}</p>`)).toBe(SENTENCE);
});

test('the place where readers write a comment is no text, with its heading', () => {
  const text = `<p>${SENTENCE}</p>`.repeat(6);
  const form = '<h3>Schreibe einen Kommentar</h3><form>Name<input> Kommentar<textarea></textarea></form>';
  expect(leftOf(`${text}<div id="respond">${form}</div>`)).toBe(textOf(pageOf(text).body));
  expect(leftOf(`${text}<ol class="comment-form-list"><li>Ada was there.</li></ol>`)).toContain('Ada');
});
