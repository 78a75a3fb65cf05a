// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL, pageOf } from '../page-fixtures';

const ARTICLE = '<meta property="og:type" content="article">';
const PARAGRAPH = `<p>${'The warden walks the dyke twice a day and writes what he sees. '.repeat(4)}</p>`;

function read(html: string): string {
  const body = `<article><h1>The bell</h1>${PARAGRAPH}${html}${PARAGRAPH}</article>`;
  return extractPage(pageOf(body, ARTICLE), PAGE_URL).markdown;
}

test.each([
  [
    'step',
    [
      'Take the old bell down from its beam, and mind your feet.',
      'Oil it',
      'Hang it up again with a new rope.',
    ],
  ],
  [
    'Zeile',
    [
      'Wie weit hat man die Glocke damals bei Nebel gehört?',
      'Nein.',
      'Zwei Meilen, wenn der Wind gut stand, sonst kaum.',
    ],
  ],
  [
    '行',
    [
      '霧の日には、鐘の音はどのくらい遠くまで聞こえたのですか。',
      'いいえ。',
      '風がよければ二海里、陸からの風なら半分も届きません。',
    ],
  ],
])('a short part with a link stays among others of its kind: %s', (kind, texts) => {
  const markdown = read(
    texts
      .map(
        (text, index) =>
          `<div class="${kind}"><a href="/t${index}">(0:0${index})</a> <span>${text}</span></div>`,
      )
      .join(''),
  );
  for (const text of texts) expect(markdown).toContain(text);
});

test('a step that is all a link stays in a list that is none', () => {
  const steps =
    '<ol><li>Take the old bell down.</li><li><a href="/oil">Oil it</a></li><li>Hang it up again.</li></ol>';
  expect(read(steps)).toContain('Oil it');
  const links = ['Oil', 'Rope', 'Beam'].map((text) => `<li><a href="/${text}">${text} of the bell</a></li>`);
  expect(read(`<ul>${links.join('')}</ul>`)).not.toContain('Rope');
});
