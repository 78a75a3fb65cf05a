// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { hiddenText } from '@/utils/page/extract/hidden-text';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

const TEXT = 'The tide comes in twice a day, and goes out as often. '.repeat(20).trim();

function read(html: string): string {
  document.body.innerHTML = html;
  return extractPage(document, PAGE_URL).markdown;
}

test('a part that the server sent late is read in its place', () => {
  const markdown = read(
    `<main><p>First. ${TEXT}</p><template id="B:0"></template><p>Last. ${TEXT}</p></main>` +
      `<div hidden id="S:0"><p>Middle. ${TEXT}</p><template id="P:a"></template></div>` +
      `<div hidden id="S:a"><p>Inner. ${TEXT}</p></div>`,
  );
  expect(markdown.match(/First|Middle|Inner|Last/g)).toEqual(['First', 'Middle', 'Inner', 'Last']);
});

test('a part is read in the place that Marko marks', () => {
  const markdown = read(
    `<main><p>First. ${TEXT}</p><noscript id="afdealsph1">loading</noscript><p>Last. ${TEXT}</p></main>` +
      `<div id="afdeals1" style="display:none"><p>Middle. ${TEXT}</p></div><noscript>Turn it on</noscript>`,
  );
  expect(markdown.match(/First|Middle|Last|loading|Turn/g)).toEqual(['First', 'Middle', 'Last']);
});

test('parts that refer to each other end', () => {
  const markdown = read(
    `<p>${TEXT}</p><template id="B:0"></template>` +
      '<div hidden id="S:0">one<template id="P:1"></template></div>' +
      '<div hidden id="S:1">two<template id="P:0"></template><template id="P:1"></template></div>',
  );
  expect(markdown.match(/one|two/g)).toEqual(['one', 'two']);
});

test('a page that shows next to nothing and hides its text is read all the same', () => {
  expect(read(`<p>Loading</p><div style="display:none"><h1>Tides</h1><p>${TEXT}</p></div>`)).toContain(TEXT);
});

test('a page that shows only its head, and hides its parts side by side, is read whole', () => {
  const card = (index: number): string => `<li><a href="/${index}">Rope number ${index} for sale</a></li>`;
  const markdown = read(
    `<header class="site-header">${'<a href="/x">Departments and offers</a> '.repeat(20)}</header>` +
      `<div style="display:none"><ul>${Array.from({ length: 40 }, (_, index) => card(index)).join('')}</ul></div>` +
      `<div style="display:none"><h1>Ropes</h1><p>${TEXT}</p></div>`,
  );
  expect(markdown).toContain('Rope number 39 for sale');
  expect(markdown).toContain(TEXT);
});

test('what a page hides beside its text, and its hidden menus and dialogs, stay hidden', () => {
  expect(read(`<p>${TEXT.repeat(3)}</p><div style="display:none"><p>unseen ${TEXT}</p></div>`)).not.toContain(
    'unseen',
  );
  for (const cover of ['<nav', '<div class="cookie-wall"', '<div role="dialog"']) {
    document.body.innerHTML = `<p>Hi</p>${cover} style="display:none"><p>${TEXT}</p></div></nav>`;
    expect(hiddenText(document, document.body)).toEqual([]);
  }
});
