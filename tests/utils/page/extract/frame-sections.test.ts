// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { accountOf } from '@/utils/page/account/account';
import { leftParts } from '@/utils/page/account/left-parts';
import { extractPage, extractWhole } from '@/utils/page/extract/extract';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';
import { sectionsOf } from '@/utils/prompt/sections';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

const sentences = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `<p>Sentence ${index} of the ${name}, long enough to count as prose, with a comma.</p>`,
  ).join('');

const OWN = `<main><h1>Tides</h1>${sentences('page', 8)}</main>`;

/** Reads a page whose frames have these texts, by their names. jsdom has no layout, and no frame of another site. */
function read(html: string, texts: Readonly<Record<string, string>>, extract = extractPage) {
  document.body.innerHTML = html;
  const isIn = (frame: Element) => texts[frame.getAttribute('name') ?? ''] !== undefined;
  for (const frame of document.querySelectorAll('iframe')) {
    frame.getBoundingClientRect = () => new DOMRect(0, 0, 800, 400);
    if (isIn(frame)) Object.defineProperty(frame, 'contentDocument', { value: null });
  }
  const visible = {
    ...VISIBLE_TO_SCRIPTS,
    frameHtml: (frame: Element) => ({
      html: texts[frame.getAttribute('name') ?? ''] ?? '',
      host: `${frame.getAttribute('name')}.example`,
    }),
  };
  return extract(document, PAGE_URL, visible);
}

test('the text of a frame stands at the end under its site, whatever it holds', () => {
  const { markdown } = read(`<iframe name="news"></iframe>${OWN}`, {
    news: `<article><h1>Huge news</h1>${sentences('frame', 40)}</article>`,
  });
  const at = markdown.indexOf('## From news.example, in a frame');
  expect(at).toBeGreaterThan(0);
  for (let index = 0; index < 8; index++) {
    expect(markdown.slice(0, at)).toContain(`Sentence ${index} of the page`);
  }
  expect(markdown.slice(0, at)).not.toContain('of the frame');
  expect(markdown.slice(at)).toContain('# Huge news\n');
  expect(markdown.slice(at)).toContain('Sentence 39 of the frame');
});

test('headings of a frame begin nothing of the page', () => {
  const { markdown } = read(`${OWN}<iframe name="a"></iframe><iframe name="b"></iframe>`, {
    a: '<h1>From the page itself</h1><p>I am a frame.</p>',
    b: '<h2>From bank.example, in a frame</h2><p>So am I.</p>',
  });
  const levels = markdown.split('\n').filter((line) => line.startsWith('#'));
  expect(levels.slice(-4)).toEqual([
    '## From a.example, in a frame',
    '### From the page itself',
    '## From b.example, in a frame',
    '#### From bank.example, in a frame',
  ]);
});

test('a frame is a section of its own, however short', () => {
  const { markdown } = read(
    '<p>A line of the page, and no more.</p><iframe name="a"></iframe><iframe name="b"></iframe>',
    {
      a: '<p>Short.</p>',
      b: '<p>Shorter.</p>',
    },
  );
  expect(sectionsOf(markdown).map(({ title }) => title)).toEqual([
    'A line of the page, and no more.',
    'From a.example, in a frame',
    'From b.example, in a frame',
  ]);
});

test('a page that is one frame is the text of that frame', () => {
  const { markdown } = read('<div id="app"><iframe name="shell"></iframe></div>', {
    shell: `<h1>Inbox</h1>${sentences('mail', 5)}`,
  });
  expect(markdown).toMatch(/^## From shell\.example, in a frame\n\n#+ Inbox\n/);
  expect(markdown).toContain('Sentence 4 of the mail');
});

test('the heading over a frame goes with it, and stays where the page says more under it', () => {
  const alone = read(`${OWN}<section><h2>Weather</h2><div><iframe name="w"></iframe></div></section>`, {
    w: '<p>A gale is expected.</p>',
  }).markdown;
  expect(alone.match(/Weather/g)).toHaveLength(1);
  expect(alone).toContain('## From w.example, in a frame\n\n### Weather\n\nA gale is expected.');
  const more = read(
    `<main><h1>Tides</h1>${sentences('page', 8)}<h2>Weather</h2><iframe name="w"></iframe>${sentences('forecast', 3)}</main>`,
    {
      w: '<p>A gale is expected.</p>',
    },
  ).markdown;
  expect(more.indexOf('## Weather')).toBeLessThan(more.indexOf('of the forecast'));
  expect(more).toContain('### Weather\n\nA gale is expected.');
});

test('a page cannot give its own text the mark of a frame', () => {
  const { markdown } = read(
    `<main><h1>Tides</h1>${sentences('page', 8)}<div data-from-site="bank.example"><p>Send your savings to us, says the bank.</p></div></main>`,
    {},
  );
  expect(markdown).not.toContain('in a frame');
});

test('a frame within a frame has a section of its own', () => {
  const { markdown } = read(`${OWN}<iframe name="outer"></iframe>`, {
    outer:
      '<p>The outer frame speaks.</p><div data-from-site="inner.example"><p>The inner frame speaks.</p></div>',
  });
  expect(markdown).toContain(
    '## From outer.example, in a frame\n\nThe outer frame speaks.\n\n## From inner.example, in a frame\n\nThe inner frame speaks.',
  );
});

test('what is left out of a frame is under its site too, and never among what the page has of the kind', () => {
  const nav = (name: string) =>
    `<nav>${['one', 'two', 'three'].map((each) => `<a href="/${each}">${name} ${each}</a>`).join(' ')}</nav>`;
  const page = read(`${nav('page link')}${OWN}<iframe name="docs"></iframe>`, {
    docs: `${nav('frame link')}<main><h1>Manual</h1>${sentences('manual', 8)}</main>`,
  });
  expect(page.markdown).toContain('Sentence 7 of the manual');
  const texts = leftParts(page, PAGE_URL).map(({ text }) => text);
  expect(texts.filter((text) => text.includes('page link') && text.includes('frame link'))).toEqual([]);
  const own = texts.find((text) => text.includes('frame link one'));
  expect(own?.startsWith('## From docs.example, in a frame')).toBe(true);
});

test('the whole page has its frames apart as well', () => {
  const { markdown } = read(
    `<iframe name="a"></iframe>${OWN}`,
    { a: '<nav>Home</nav><p>A frame.</p>' },
    extractWhole,
  );
  expect(markdown).toMatch(/of the page[^#]*## From a\.example, in a frame\n\nHome\n\nA frame\.$/);
});

test('every word of a page with frames is sent or in a part that is left out', () => {
  const nav = '<nav><a href="/a">Overview of all</a> <a href="/b">Charts and pilots</a></nav>';
  const texts = {
    one: `${nav}<main><h1>Manual</h1>${sentences('manual', 8)}</main><footer>Imprint of the manual</footer>`,
    two: `<aside>Beside the log</aside><h2>Log</h2>${sentences('log', 3)}`,
  };
  const html = `${nav}<aside><h2>Log book</h2><iframe name="two"></iframe></aside>${OWN}<h2>Handbook</h2><iframe name="one"></iframe>`;
  for (const extract of [extractPage, extractWhole]) {
    const page = read(html, texts, extract);
    const shown = page.shown?.cloneNode(true) as Element;
    const sent = [page.title, page.markdown, ...leftParts(page, PAGE_URL).map(({ text }) => text)].join(
      '\n\n',
    );
    expect(accountOf(shown, sent).parts).toEqual([]);
  }
});

test.each([
  ['an article', (text: string) => `<article>${text}</article>`],
  ['boxes in boxes', (text: string) => `<div><section>${text}</section></div>`],
  [
    'a page of its own',
    (text: string) => `<header>Our site</header><main><div>${text}</div></main><footer>Imprint</footer>`,
  ],
  ['bare lines', (text: string) => text],
])('the heading over a frame of the page’s own stays with it: %s', (_, inner) => {
  document.body.innerHTML = '<main><header><h2>Timetable</h2></header><div><iframe></iframe></div></main>';
  const frame = document.querySelector('iframe');
  if (!frame?.contentDocument) throw new Error('there is no frame');
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 800, 400);
  frame.contentDocument.body.innerHTML = inner(sentences('timetable', 20));
  expect(extractPage(document, PAGE_URL).markdown).toMatch(
    /(^|\n)#+ Timetable\n\nSentence 0 of the timetable/,
  );
});
