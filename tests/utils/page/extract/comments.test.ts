// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { fixturePage, PAGE_URL, pageOf } from '../page-fixtures';

const NAMES = ['Ada Reef', 'Ben Tide', 'Cleo Moor', 'Dov Quay'];
const reply = (index: number): string =>
  `Reply ${index}: the rope was wet, and it held all the same. `.repeat(6).trim();
const PARAGRAPH = 'The warden walks the dyke twice a day and writes what he sees into a grey book. ';

/** Posts with a name, a time and a text each. */
function posts(time: (index: number) => string, name = 'username'): string {
  return NAMES.map(
    (who, index) =>
      `<div class="row"><span class="${name}">${who}</span> <time>${time(index)}</time><div class="words">${reply(index)}</div></div>`,
  ).join('');
}
const date = (index: number): string => `2031-03-0${index + 1}`;

test('comments under an article stand apart, with who says what and when', () => {
  const { markdown, comments } = extractPage(fixturePage('kinds/article-with-comments.html'), PAGE_URL);
  expect(markdown).toContain('Das war Tag 1 im März.');
  expect(markdown).toContain('Das war Tag 5 im März.');
  expect(markdown).not.toMatch(/Schwimmer|Kommentare/);
  expect(comments).toMatch(/^## Comments\n\n### Anka Brel, 2\. März 2031\n\nBei uns stand es/);
  expect(comments).toContain('### Tova Ask, 5. März 2031');
});

test('comments longer than the article do not take its place where the page says that it is one', () => {
  const head = '<meta property="og:type" content="article">';
  const text = `<h1>The book</h1><p>${PARAGRAPH.repeat(6)}</p>`;
  const page = pageOf(`<main><div>${text}</div><h3>Comments</h3>${posts(date).repeat(3)}</main>`, head);
  const { markdown, comments } = extractPage(page, PAGE_URL);
  expect(markdown).toContain('The warden walks');
  expect(markdown).not.toContain('Reply');
  expect(comments).toContain('### Dov Quay, 2031-03-04');
});

test('a name in a microformat signs a comment, whatever is said behind it', () => {
  const rows = NAMES.map(
    (who, index) =>
      `<li><div class="vcard"><cite class="fn">${who}</cite> <span>meint:</span></div>` +
      `<div class="meta"><a href="#c${index}">${index + 1}. März 2031 um 10:30</a></div><p>${reply(index)}</p></li>`,
  );
  const text = `<h1>The book</h1><p>${PARAGRAPH.repeat(40)}</p>`;
  const page = pageOf(`<main>${text}<h3>4 Gedanken</h3><ol>${rows.join('')}</ol></main>`);
  const { markdown, comments } = extractPage(page, PAGE_URL);
  expect(markdown).not.toMatch(/Reply|Gedanken/);
  expect(comments).toContain('### Ben Tide, 2. März 2031 um 10:30\n\nReply 1');
});

test('the first post of a forum belongs to its answers, though it is made in another way', () => {
  const head = '<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>';
  const first = `<div><h1>The book</h1><b>Eve Sand</b><p>${PARAGRAPH.repeat(6)}</p></div>`;
  const { markdown, comments } = extractPage(pageOf(`<main>${first}${posts(date)}</main>`, head), PAGE_URL);
  expect(markdown).toMatch(/Eve Sand[^]*The warden walks[^]*### Ada Reef, 2031-03-01/);
  expect(comments).toBe('');
});

test('what has no date is an interview or a transcript, and no comment on what stands before it', () => {
  const head = '<meta property="og:type" content="article">';
  const clock = (index: number): string => `00:0${index}:30`;
  const page = pageOf(`<main><h1>The book</h1><p>${PARAGRAPH.repeat(6)}</p>${posts(clock)}</main>`, head);
  const { markdown, comments } = extractPage(page, PAGE_URL);
  expect(markdown).toContain('Reply 3');
  expect(comments).toBe('');
});

test('parts of an article with a word and a date each are no comments', () => {
  const head = '<meta property="og:type" content="article">';
  const page = pageOf(`<main><h1>The book</h1><p>${PARAGRAPH.repeat(6)}</p>${posts(date, 'x')}</main>`, head);
  const { markdown, comments } = extractPage(page, PAGE_URL);
  expect(markdown).toContain('Reply 3');
  expect(comments).toBe('');
});

test('what stands outside the only article of the page is said about it, whatever its names', () => {
  const text = `<h1>港</h1><p>${PARAGRAPH.repeat(6)}</p>`;
  const under = pageOf(`<main><article>${text}</article><div><b>댓글 4</b>${posts(date, 'x')}</div></main>`);
  expect(extractPage(under, PAGE_URL).markdown).not.toContain('Reply 3');
  expect(extractPage(under, PAGE_URL).comments).toContain('### Dov Quay, 2031-03-04');
  const within = pageOf(`<main><article>${text}<div>${posts(date, 'x')}</div></article></main>`);
  expect(extractPage(within, PAGE_URL).comments).toBe('');
});
