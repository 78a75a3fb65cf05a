// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { pageOf } from '../page-fixtures';

const NAMES = ['Ada Reef', 'Ben Tide', 'Cleo Moor', 'Dov Quay'];
const sentence = (index: number): string => `Reply ${index}: the rope was wet, and it held all the same.`;

test('posts that are alike become headings with author and time, less what a forum says of its people', () => {
  const posts = NAMES.map(
    (name, index) =>
      `<div class="row"><div class="who"><a class="username" href="/members/${index}">${name}</a>` +
      `<p>Joined 2009, 4,213 posts</p></div><div class="cell"><time>2026-03-0${index + 1}</time>` +
      `<div class="words"><p>${sentence(index)}</p><p>Mind the knots.</p></div>` +
      `<p class="foot">Report this post</p></div></div>`,
  );
  const { markdown } = extractPage(
    pageOf(`<main><h1>Wet ropes</h1>${posts.join('')}</main>`),
    'https://x.org/a',
  );
  expect(
    markdown.startsWith(`### Ada Reef, 2026-03-01\n\n${sentence(0)}\n\nMind the knots.\n\n### Ben Tide`),
  ).toBe(true);
  expect(markdown).toContain('### Dov Quay, 2026-03-04');
  expect(markdown).not.toMatch(/Joined|Report/);
});

test('a form in which a forum keeps the text of a post, with nothing to fill in, is no form', () => {
  const posts = NAMES.map(
    (name, index) =>
      `<div class="row"><a class="username" href="/user/${index}">${name}</a><time>2 hours ago</time>` +
      `<form><input type="hidden" name="post"><div class="words">${sentence(index)}</div></form></div>`,
  );
  const page = pageOf(`<main>${posts.join('')}<form><label>Reply</label><textarea></textarea></form></main>`);
  const { markdown } = extractPage(page, 'https://x.org/a');
  expect(markdown).toContain(`### Cleo Moor, 2 hours ago\n\n${sentence(2)}`);
});

test('answers keep the question before them, though who asks is named in another way', () => {
  const text = (index: number): string => `<div class="prose">${sentence(index)}</div>`;
  const answers = NAMES.map(
    (name, index) =>
      `<li>${text(index)}<i class="author">${name}</i> <span class="date">3 days ago</span></li>`,
  );
  const page = pageOf(
    `<main><h2>Asked by someone</h2><div class="prose">Which rope holds?</div><ul>${answers.join('')}</ul></main>`,
  );
  const { markdown } = extractPage(page, 'https://x.org/a');
  expect(markdown.startsWith('Which rope holds?')).toBe(true);
  expect(markdown).toContain('### Cleo Moor, 3 days ago');
});

test('the cards of a list have titles of their own, and are no posts', () => {
  const cards = NAMES.map(
    (name, index) =>
      `<div class="card"><h3><a href="/${index}">A title of its own, number ${index}</a></h3>` +
      `<span class="author">${name}</span> <time>2026-03-0${index + 1}</time><p class="words">${sentence(index)}</p></div>`,
  );
  const { markdown } = extractPage(pageOf(`<main>${cards.join('')}</main>`), 'https://x.org/');
  expect(markdown).toContain('A title of its own, number 2');
});

test('an article that names people and years in its sentences is no thread', () => {
  const parts = NAMES.map(
    (name, index) =>
      `<section><p>${'The rope was wet, and it held all the same. '.repeat(5)}<a href="/user/${index}">${name}</a> ` +
      `<a href="/paper/${index}">showed in 200${index}</a> why.</p><p>${sentence(index).repeat(9)}</p></section>`,
  );
  const { markdown } = extractPage(pageOf(`<main>${parts.join('')}</main>`), 'https://x.org/a');
  expect(markdown).toContain('showed in 2003');
  expect(markdown).not.toContain('###');
});

test('a name that each post has twice makes one post of it', () => {
  const posts = NAMES.map((name, index) => {
    const who = `<a class="username" href="/members/${index}">${name}</a>`;
    return (
      `<div class="row"><h4 class="name">${who}</h4><h4 class="name">${who}</h4><time>2026-03-0${index + 1}</time>` +
      `<div class="words">${sentence(index)}</div></div>`
    );
  });
  const { markdown } = extractPage(pageOf(`<main>${posts.join('')}</main>`), 'https://x.org/a');
  expect(markdown).toContain(`### Ben Tide, 2026-03-02\n\n${sentence(1)}`);
});

test('a preview of the first post does not take the text from under its head', () => {
  const posts = NAMES.map(
    (name, index) =>
      `<div class="row"><a class="username" href="/u/${index}">${name}</a><time>2026-03-0${index + 1}</time>` +
      `<div class="words">${sentence(index).repeat(8)}</div></div>`,
  );
  const preview = `<div class="first"><h1>Wet ropes</h1><p>${sentence(0).repeat(8)}</p></div>`;
  const { markdown } = extractPage(pageOf(`<main>${preview}${posts.join('')}</main>`), 'https://x.org/a');
  expect(markdown).toMatch(/^### Ada Reef, 2026-03-01\n\nReply 0/);
});

test('posts whose outermost elements have no names are no opening of themselves', () => {
  const posts = NAMES.map(
    (name, index) =>
      `<tr><td><span class="user">${name}</span> <span class="date">2 years ago</span>` +
      `<div class="words">${sentence(index).repeat(3)}</div></td></tr>`,
  );
  const page = pageOf(`<main><table><tbody>${posts.join('')}</tbody></table></main>`);
  const { markdown } = extractPage(page, 'https://x.org/a');
  expect(markdown.startsWith('### Ada Reef, 2 years ago\n\nReply 0')).toBe(true);
  expect(markdown.split('Reply 3')).toHaveLength(4);
});

test('a guest without a page of their own is called by name, as the members are', () => {
  const posts = NAMES.map((name, index) => {
    const who =
      index === 1
        ? `<span class="username">${name}</span>`
        : `<a class="username" href="/members/${index}">${name}</a>`;
    const rank = index === 1 ? 'Guest' : 'Senior Member';
    return (
      `<div class="row"><h4>${who}</h4><h5 class="userTitle">${rank}</h5><time>2026-03-0${index + 1}</time>` +
      `<div class="words">${sentence(index)}</div></div>`
    );
  });
  const { markdown } = extractPage(pageOf(`<main>${posts.join('')}</main>`), 'https://x.org/a');
  for (const name of NAMES) expect(markdown).toContain(`### ${name}, `);
  expect(markdown).not.toContain('### Guest');
});
