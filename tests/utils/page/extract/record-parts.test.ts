// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { keepRecords } from '@/utils/page/extract/record-parts';
import { pageOf } from '../page-fixtures';

/** True if a part beside the text is taken into it. */
function isKept(content: string, around = (aside: string): string => aside): boolean {
  const { body } = pageOf(`<main><p>Text</p>${around(`<aside class="sidebar">${content}</aside>`)}</main>`);
  keepRecords(body);
  return body.querySelector('aside') === null;
}

const DETAILS =
  '<div><h2>担当者</h2><div>Jori Vik</div></div><div><h2>Priority</h2><div><a href="/high">High</a></div></div>';

test('the fields of a record beside the text belong to it, however they are built', () => {
  expect(isKept(DETAILS)).toBe(true);
  expect(isKept('<dl><dt>Zuständig</dt><dd>Jori Vik</dd><dt>Vorrang</dt><dd>Hoch</dd></dl>')).toBe(true);
  expect(
    isKept('<table><tr><th>الحالة</th><td>مفتوح</td></tr><tr><th>Due</th><td>9 Feb</td></tr></table>'),
  ).toBe(true);
  expect(isKept('<p><b>State:</b> open</p><p><b>Due:</b> 9 Feb</p>')).toBe(true);
  expect(
    isKept(
      '<ul><li><span>State</span> <span>open</span></li><li><span>Due</span> <span>9 Feb</span></li></ul>',
    ),
  ).toBe(true);
});

test('what else stands beside a text does not: links, advice, one line, the author of each post', () => {
  expect(
    isKept(
      '<h2>More</h2><div><a href="/a">Nine ways to dry a cellar</a><span>9 Feb</span></div><div><a href="/b">The pump</a><span>8 Feb</span></div>',
    ),
  ).toBe(false);
  expect(
    isKept(
      '<h2>Remember</h2><p>The float of the pump sticks at the second mark in winter, and has to be lifted by hand.</p>',
    ),
  ).toBe(false);
  expect(isKept('<div><b>State:</b> open</div>')).toBe(false);
  expect(isKept(DETAILS, (aside) => `<article>${aside}<p>A post</p></article>`)).toBe(false);
});
