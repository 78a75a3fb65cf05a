// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { snapshot } from '@/utils/page/dom/snapshot';
import { pageOf, PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

/** Reads the document of the test itself, which has a window and so computed styles. */
function readLive(html: string): string {
  document.body.innerHTML = html;
  return textIn(document);
}

function textIn(page: Document): string {
  return (snapshot(page, PAGE_URL).body.textContent ?? '').replace(/\s+/g, ' ').trim();
}

test('what is not displayed is left out', () => {
  expect(
    readLive('<style>.off { display: none }</style><p>seen</p><p class="off">unseen</p><p hidden>x</p>'),
  ).toBe('seen');
});

test('without a window the attribute tells', () => {
  expect(textIn(pageOf('<p>seen</p><p hidden>unseen</p>'))).toBe('seen');
});

test('what is one click away is kept: tabs, text that can be searched for, accordions', () => {
  expect(readLive('<div role="tabpanel" style="display:none">tab</div>')).toBe('tab');
  expect(readLive('<p hidden="until-found">found</p>')).toBe('found');
  expect(
    readLive('<h3><button aria-controls="a">Q</button></h3><div style="display:none"><p id="a">A</p></div>'),
  ).toBe('QA');
  expect(readLive('<button aria-controls="b">Menu</button><p id="b" hidden>items</p>')).toBe('Menu');
});

test('an open shadow root is read with its slots filled', () => {
  document.body.innerHTML = '<x-card><b slot="name">Ada</b><i>unslotted</i></x-card>';
  const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<p>Hello <slot name="name">nobody</slot>, <slot name="other">friend</slot></p>';
  expect(textIn(document)).toBe('Hello Ada, friend');
});

test('a large frame of the same origin is read, a small one and an advertisement are not', () => {
  const text = 'A long text in a frame. '.repeat(20).trim();
  const frame = (id: string, width: number): string => {
    document.body.innerHTML = `<p>page</p><iframe id="${id}"></iframe>`;
    const element = document.querySelector('iframe');
    element?.contentDocument?.body.append(text);
    // jsdom has no layout.
    if (element) element.getBoundingClientRect = () => new DOMRect(0, 0, width, 600);
    return textIn(document);
  };
  expect(frame('reader', 700)).toBe(`page${text}`);
  expect(frame('reader', 100)).toBe('page');
  expect(frame('google_ads_1', 700)).toBe('page');
});

test('an inline element laid out as a block stands in a block', () => {
  document.body.innerHTML = '<p><b style="display:block">Ada</b><span>today</span></p>';
  expect(snapshot(document, PAGE_URL).body.innerHTML).toContain(
    '<div><b style="display:block">Ada</b></div>',
  );
});

test('addresses are absolute and respect the base of the page', () => {
  const page = pageOf('<a href="b">x</a><a href="#c">y</a>', '<base href="/dir/">');
  const [far, near] = snapshot(page, PAGE_URL).querySelectorAll('a');
  expect(far?.getAttribute('href')).toBe('https://example.com/dir/b');
  expect(near?.getAttribute('href')).toBe('#c');
});

/** The same as HTML, without attributes. */
function readHtml(html: string): string {
  document.body.innerHTML = html;
  return snapshot(document, PAGE_URL).body.innerHTML.replace(/(<\w+)[^>]*>/g, '$1>');
}

test('lines that the page shows as they were typed are lines, whatever the element', () => {
  expect(readHtml('<div style="white-space:pre-wrap;font-family:serif">one\n\ntwo</div>')).toBe(
    '<div>one<br><br>two</div>',
  );
  expect(readHtml('<p><span style="white-space:pre-line">\nerste\nzweite\n</span></p>')).toBe(
    '<p><span>erste<br>zweite</span></p>',
  );
  expect(readHtml('<div>one\ntwo</div>')).toBe('<div>one\ntwo</div>');
});

test('a block that is set like code is code', () => {
  const style = 'white-space:pre;font-family:Menlo, monospace';
  expect(readHtml(`<div style="${style}">if a:\n  b()</div>`)).toBe('<pre>if a:\n  b()</pre>');
  expect(readHtml('<div style="white-space:pre;font-family:serif">a\n  b</div>')).toBe('<div>a<br>  b</div>');
});

test('a note that a button opens stands in brackets in its sentence', () => {
  expect(
    readLive(
      '<p>with sand.<button aria-expanded="false" aria-controls="n">3</button><span id="n" style="display:none">Court book.</span> Who was</p>',
    ),
  ).toBe('with sand.3[3: Court book.] Who was');
});

test('a tooltip stands in brackets, a first letter at its word, a menu in its own line', () => {
  const tip = 'display:block;position:absolute;visibility:hidden';
  expect(readLive(`<p>Each <i>one<span style="${tip}">who is no crew</span></i> must wait.</p>`)).toBe(
    'Each one [who is no crew] must wait.',
  );
  expect(readHtml('<p><span style="display:block;float:left">D</span>er Hafen</p>')).toBe(
    '<p><span>D</span>er Hafen</p>',
  );
  expect(readHtml(`<div><span style="${tip}">Open</span><p>Text</p></div>`)).toBe(
    '<div><div><span>Open</span></div><p>Text</p></div>',
  );
});

test('hidden notes that the text refers to are read, other hidden lists are not', () => {
  expect(
    readLive(
      '<p>So<sup><a href="#n1">1</a></sup>.</p><section hidden><ol><li id="n1">First note</li></ol></section><ul hidden><li>Menu</li></ul>',
    ),
  ).toBe('So1.First note');
});

test('a page cannot mark its words as unread: no reader would miss them', () => {
  expect(readLive('<p data-not-read>seen</p><p data-not-read="unseen">and seen</p>')).toBe('seenand seen');
});
