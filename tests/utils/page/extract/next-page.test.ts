// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { goesOnElsewhere } from '@/utils/page/extract/next-page';
import { pageOf } from '../page-fixtures';

const goesOn = (url: string, next: string, rel = ''): boolean =>
  goesOnElsewhere(pageOf(`<p>Text</p><a href="${next}"${rel}>2</a>`), url);

test('an address with the next number is the next page', () => {
  for (const [url, next] of [
    ['https://a.example/tides', '/tides?page=2'],
    ['https://a.example/tides?lang=de', '/tides?lang=de&page=2'],
    ['https://a.example/tides?page=2&lang=de', '/tides?page=3&lang=de'],
    ['https://a.example/tides/', '/tides/page/2/'],
    ['https://a.example/tides/page/2', '/tides/page/3'],
    ['https://a.example/gezeiten.html', '/gezeiten-seite-2.html'],
    ['https://a.example/潮汐', '/潮汐?p=2'],
  ] as const) {
    expect(goesOn(url, next), `${url} ${next}`).toBe(true);
  }
});

test('a bare number leads on where the page says so', () => {
  expect(goesOn('https://a.example/tides', '/tides/2', ' rel="next"')).toBe(true);
  expect(goesOn('https://a.example/tides/2', '/tides/3', ' rel="nofollow next"')).toBe(true);
  expect(goesOn('https://a.example/news/41', '/news/42')).toBe(false);
});

test('the next post, an earlier page, and the pages of another text are not the next page', () => {
  expect(goesOn('https://a.example/tides', '/storms', ' rel="next"')).toBe(false);
  expect(goesOn('https://a.example/tides?page=3', '/tides?page=2')).toBe(false);
  expect(goesOn('https://a.example/tides', '/storms?page=2')).toBe(false);
  expect(goesOn('https://a.example/tides', 'https://b.example/tides?page=2')).toBe(false);
  expect(goesOn('https://a.example/tides', 'javascript:void(0)')).toBe(false);
});
