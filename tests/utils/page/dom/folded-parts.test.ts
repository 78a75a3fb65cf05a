// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { countCutTexts } from '@/utils/page/dom/cut-text';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

const TEXT = 'The tide comes in twice a day, and goes out as often. '.repeat(6).trim();

/** The text of a page, without the paragraph around the part. */
function read(part: string): string {
  document.body.innerHTML = `<main><p>${TEXT}</p>${part}<p>Last. ${TEXT}</p></main>`;
  return extractPage(document, PAGE_URL).markdown.replace(TEXT, '').replace(`Last. ${TEXT}`, '').trim();
}

const TABS: Readonly<Record<string, string>> = {
  'radio buttons and labels':
    '<div class="set"><input type="radio" name="a" id="a1" checked><input type="radio" name="a" id="a2">' +
    '<div class="labels"><label for="a1">Oak</label><label for="a2">石</label></div>' +
    '<div class="content"><div class="block">Four screws.</div><div class="block" style="display:none">Eight holes.</div></div></div>',
  'links to the panels':
    '<ul class="nav"><li><a href="#o">Oak</a></li><li><a href="#s">石</a></li></ul>' +
    '<div><div class="tab-pane active" id="o">Four screws.</div><div class="tab-pane" id="s" style="display:none">Eight holes.</div></div>',
  'buttons with targets':
    '<nav><button data-bs-target="#o">Oak</button><button data-bs-target="#s">石</button></nav>' +
    '<div><div class="tab-pane active" id="o">Four screws.</div><div class="tab-pane" id="s" style="display:none">Eight holes.</div></div>',
  roles:
    '<div role="tablist"><button role="tab" id="t1" aria-controls="o">Oak</button><button role="tab" id="t2" aria-controls="s">石</button></div>' +
    '<div role="tabpanel" aria-labelledby="t1" id="o">Four screws.</div><div role="tabpanel" aria-labelledby="t2" id="s" hidden>Eight holes.</div>',
  'elements that a script listens to':
    '<div class="x"><div style="cursor:pointer">Oak</div><div style="cursor:pointer">石</div></div>' +
    '<section>Four screws.</section><section style="display:none">Eight holes.</section>',
};

for (const [name, html] of Object.entries(TABS)) {
  test(`tabs of ${name} are read, each under its name`, () => {
    expect(read(html)).toBe('**Oak**\n\nFour screws.\n\n**石**\n\nEight holes.');
  });
}

test('of two alternatives without names only the one that is shown is read', () => {
  expect(
    read('<div><p class="a">Four screws.</p><p class="a" style="display:none">Eight holes.</p></div>'),
  ).toBe('Four screws.');
});

const twice = (
  question: (words: string) => string,
  answer: (words: string) => string,
  isHeld = false,
): string =>
  [
    ['May I smoke?', 'In the lee.'],
    ['釣りは？', 'Never.'],
  ]
    .map(([asked = '', said = '']) => question(asked) + answer(said))
    .map((pair) => (isHeld ? `<div>${pair}</div>` : pair))
    .join('');
const hidden = (words: string): string => `<div class="panel" style="display:none">${words}</div>`;
const QUESTIONS: Readonly<Record<string, string>> = {
  buttons: twice((words) => `<button class="acc">${words}</button>`, hidden),
  'buttons in elements of their own': twice((words) => `<button>${words}</button>`, hidden, true),
  'buttons above what is only folded flat': twice(
    (words) => `<button>${words}</button>`,
    (words) => `<div style="max-height:0;overflow:hidden">${words}</div>`,
    true,
  ),
  headings: twice((words) => `<h3>${words}</h3>`, hidden),
  'labels of boxes': twice(
    (words) => `<input type="checkbox" id="i${words.length}"><label for="i${words.length}">${words}</label>`,
    hidden,
    true,
  ),
  'elements that a script listens to': twice((words) => `<div style="cursor:pointer">${words}</div>`, hidden),
  'links to the answers': twice((words) => `<p><a href="#x">${words}</a></p>`, hidden),
};

describe('the answers of an accordion are read under their questions:', () => {
  for (const [name, html] of Object.entries(QUESTIONS)) {
    test(`with ${name}`, () => {
      const lines = read(html)
        .replace(/[*#]+ ?/g, '')
        .replace('[ ] ', '')
        .split(/\n+/);
      expect(lines).toEqual(['May I smoke?', 'In the lee.', '釣りは？', 'Never.']);
    });
  }
});

test('menus, forms and messages that a button opens stay hidden', () => {
  const menu = '<ul style="display:none"><li><a href="/a">Mail</a></li><li><a href="/b">Chat</a></li></ul>';
  expect(read(`<div><button>Share</button>${menu}</div><div><button>Tell</button>${menu}</div>`)).not.toMatch(
    /Mail|Chat/,
  );
  const form = '<form style="display:none">Write to us</form>';
  expect(read(`<div><button>Answer</button>${form}</div><div><button>Quote</button>${form}</div>`)).toBe('');
  expect(
    read(
      '<p>Send it. <button>Send</button><span role="status" hidden>It was sent to the office of the harbour.</span></p>',
    ),
  ).toBe('Send it.');
});

test('a text that is shown cut is read whole, and once', () => {
  const whole = 'The shower was cold on both days; the second night was free.';
  for (const html of [
    `<div><span>The shower was cold on…</span><span style="display:none">${whole}</span> <a href="#" role="button">Read more</a></div>`,
    `<p>The shower was cold <span>...</span><span style="display:none">on both days; the second night was free.</span><button>Mehr</button></p>`,
    `<div><p>The shower was cold on both days;</p><div hidden>the second night was free, said the warden.</div><button>続きを読む</button></div>`,
  ]) {
    const text = read(html).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /^The shower was cold on both days; the second night was free(\.|, said the warden\.)$/,
    );
  }
  expect(read('<p>Salt and more … <span style="display:none">unseen</span></p>')).not.toContain('unseen');
});

test('texts whose rest the page would have to fetch are counted; teasers that lead elsewhere are not', () => {
  const count = (html: string): number => {
    document.body.innerHTML = html;
    return countCutTexts(document);
  };
  expect(count('<div>The shower was cold on both… <button>Read more</button></div>')).toBe(1);
  expect(count('<div><p>シャワーは二日とも冷たくて、管理人が言う…</p><a href="#">続きを読む</a></div>')).toBe(
    1,
  );
  expect(count('<div><p>The shower was cold on both…</p><a href="/reviews/7">Read more</a></div>')).toBe(0);
  expect(count('<div><p>The shower was cold on both days.</p><button>Reply</button></div>')).toBe(0);
  expect(
    count(
      '<p>The shower was cold <span>...</span><span hidden>on both days.</span><button>More</button></p>',
    ),
  ).toBe(0);
});

test('the answers of an accordion are read where a component shows them by its slots', () => {
  document.body.innerHTML = `<main><p>${TEXT}</p>${['Which wood?', '何の石?']
    .map((question) => `<x-fold data-question="${question}"><p>Answer to ${question} ${TEXT}</p></x-fold>`)
    .join('')}</main>`;
  for (const fold of document.querySelectorAll('x-fold')) {
    fold.attachShadow({ mode: 'open' }).innerHTML =
      `<h3><button aria-expanded="false">${fold.getAttribute('data-question')}</button></h3>` +
      '<div style="display:none"><slot></slot></div>';
  }
  const { markdown } = extractPage(document, PAGE_URL);
  expect(markdown).toMatch(/### Which wood\?\n\nAnswer to Which wood\?/);
  expect(markdown).toMatch(/### 何の石\?\n\nAnswer to 何の石\?/);
});

test('an answer that is closed but keeps its place is read', () => {
  const answer = '<div style="height:0;visibility:hidden;overflow:hidden"><p>Four screws.</p></div>';
  expect(read(`<h3><button aria-expanded="false">Oak</button></h3>${answer}`)).toBe(
    '### Oak\n\nFour screws.',
  );
});

test('a tooltip that describes a word in its sentence is a note there', () => {
  const tip = '<span role="tooltip" id="tip" hidden>a wall at which ships land</span>';
  expect(read(`<p>The quay <button aria-describedby="tip">?</button>${tip} was old.</p>`)).toBe(
    'The quay [a wall at which ships land] was old.',
  );
});
