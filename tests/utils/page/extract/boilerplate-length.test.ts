// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { boilerplateLength } from '@/utils/page/extract/boilerplate-length';
import { extractPage, extractWhole } from '@/utils/page/extract/extract';
import { fixturePage, PAGE_URL } from '../page-fixtures';

function bodyOf(html: string): Element {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

test('what is in the text is no clutter, however it is marked', () => {
  const words = 'The Moon pulls on the sea twice a day. '.repeat(20);
  const page = bodyOf(`<h2>${words}</h2><p><b>${words}</b></p><p>${words}</p>`);
  expect(
    boilerplateLength(
      page,
      `## ${words}\n\n**${words}**\n\n[${words}](https://example.com/${'x'.repeat(400)})`,
    ),
  ).toBe(0);
});

test('what is not in the text is counted in characters', () => {
  const page = bodyOf(`<nav>${'menu '.repeat(100)}</nav><p>text</p>`);
  expect(boilerplateLength(page, 'text')).toBe(500);
});

test('a sample page has less clutter than all of it has beside its text', () => {
  const { markdown } = extractPage(fixturePage('article.html'), PAGE_URL);
  const whole = extractWhole(fixturePage('article.html'), PAGE_URL).markdown;
  const clutter = boilerplateLength(fixturePage('article.html').body, markdown);
  expect(clutter).toBeGreaterThan(0);
  expect(whole.length).toBeGreaterThan(markdown.length);
});
