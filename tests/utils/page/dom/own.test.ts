// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { namesOfFormsIn } from '@/utils/page/dom/form-names';
import { heedNames, own } from '@/utils/page/dom/own';

const namesIn = (html: string) => {
  document.body.innerHTML = html;
  return [...namesOfFormsIn(document)].map(([field, attribute]) => field.getAttribute(attribute));
};

test('names that forms have of their own are found, of fields and of pictures', () => {
  const fields = '<input name="children"><select id="nextSibling"></select><img name="localName">';
  expect(namesIn(`<form>${fields}</form>`)).toEqual(['children', 'nextSibling', 'localName']);
});

test('a field may stand outside of its form', () => {
  expect(namesIn('<form id="f"></form><input form="f" name="parentNode">')).toEqual(['parentNode']);
});

test('usual names are none, and neither is anything on a page without a form', () => {
  expect(namesIn('<form><input name="email"><input id="q"></form>')).toEqual([]);
  expect(namesIn('<input name="children">')).toEqual([]);
});

test('once such a name was found, forms are asked by their prototypes, and nothing else is', () => {
  document.body.innerHTML = '<form><input name="children"></form><p>Words</p>';
  heedNames(document);
  const [form, paragraph] = [document.querySelector('form'), document.querySelector('p')];
  expect(own(form), 'a view of it').not.toBe(form);
  expect(own(paragraph)).toBe(paragraph);
});
