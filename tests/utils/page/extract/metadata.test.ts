// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readMetadata } from '@/utils/page/extract/metadata';
import { fixturePage, pageOf, PAGE_URL } from '../page-fixtures';

const ld = (thing: unknown): string => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

test('a page that says everything about itself is taken at its word', () => {
  expect(readMetadata(fixturePage('article.html'), 'https://example.com/article.html', {})).toEqual({
    title: 'How tides work, and why no two coasts agree',
    site: 'The Harbour Review',
    byline: 'Marian Holt',
    published: '2026-03-14T08:00:00Z',
    language: 'en',
    excerpt: expect.stringMatching(/^The Moon pulls on the sea, but/),
  });
});

test('JSON-LD goes before meta, meta before microdata, microdata before what is visible, that before a guess', () => {
  const guess = { byline: 'Guess' };
  const visible = '<a rel="author">Visible</a>';
  const micro = '<span itemprop="author">Micro</span>';
  const meta = '<meta name="author" content="Meta">';
  const json = ld({
    '@graph': [
      { '@type': 'WebSite' },
      { '@type': 'Article', headline: 'H', author: [{ name: 'Ld' }, 'Two'] },
    ],
  });
  const byline = (body: string, head = '') => readMetadata(pageOf(body, head), PAGE_URL, guess).byline;
  expect(byline('')).toBe('Guess');
  expect(byline(visible)).toBe('Visible');
  expect(byline(visible + micro)).toBe('Micro');
  expect(byline(visible + micro, meta)).toBe('Meta');
  expect(byline(visible + micro, meta + json)).toBe('Ld, Two');
});

test('broken JSON-LD is as good as none', () => {
  const page = pageOf(
    '',
    '<script type="application/ld+json">{"headline": </script><meta property="og:title" content="T">',
  );
  expect(readMetadata(page, PAGE_URL, {}).title).toBe('T');
});

test('an author is a name: no "By", no address of a profile', () => {
  const byline = (content: string) =>
    readMetadata(pageOf('', `<meta name="author" content="${content}">`), PAGE_URL, {}).byline;
  expect(byline('By  Ada\n Lovelace')).toBe('Ada Lovelace');
  expect(byline('https://example.com/ada')).toBeNull();
});

test('an application that moved on is called by its window, not by the head it was served with', () => {
  const head =
    '<title>Pressure cookers – Steam Notes</title><meta property="og:site_name" content="Steam Notes"><meta property="og:title" content="Kettles"><meta property="og:url" content="https://example.com/kettles">';
  const title = (url: string) => readMetadata(pageOf('', head), url, { title: 'Kettles' }).title;
  expect(title('https://example.com/kettles')).toBe('Kettles');
  expect(title('https://example.com/pressure')).toBe('Pressure cookers');
});

test('a heading and a window that agree are right about the title', () => {
  const head =
    '<title>Pressure cookers – Steam Notes</title><meta property="og:site_name" content="Steam Notes"><meta property="og:title" content="Kettles">';
  const title = (body: string) => readMetadata(pageOf(body, head), PAGE_URL, {}).title;
  expect(title('<h1>Pressure cookers</h1>')).toBe('Pressure cookers');
  expect(title('<h1>Kettles</h1>')).toBe('Kettles');
});

test('a site without a name goes by its host', () => {
  expect(readMetadata(pageOf(''), 'https://www.example.com/a', {}).site).toBe('example.com');
});

test('the language is a language tag', () => {
  const page = pageOf('', '<meta property="og:locale" content="pt_BR">');
  expect(readMetadata(page, PAGE_URL, {}).language).toBe('pt-BR');
});
