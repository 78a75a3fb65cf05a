// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { fixturePage, PAGE_URL, pageOf } from '../page-fixtures';

const read = (html: string): string => extractPage(pageOf(`<main>${html}</main>`), PAGE_URL).markdown;

test('posts are told apart by the place of names and times where no class names a person', () => {
  const { markdown } = extractPage(fixturePage('kinds/unclassed-thread.html'), PAGE_URL);
  expect(markdown).toContain('### Anka Brel, Feb 3\n\nI have lit 3 lamps');
  expect(markdown).toContain('### Tova Ask, Feb 3\n\nI have lit 7 lamps');
});

test('a transcript has who says what and when, be it a word', () => {
  const { markdown } = extractPage(fixturePage('kinds/utterances.html'), PAGE_URL);
  expect(markdown).toContain('This is a transcript of a talk.');
  expect(markdown).toContain('### Miro Lund, (00:01:30)\n\nNo.\n\n### Pell Varga');
});

test.each([
  ['Japanese', ['田中', '佐藤', '田中', '佐藤'], '今日は霧が深いので、船は港に残した方がよいと思います。'],
  ['Arabic', ['سارة', 'عمر', 'سارة', 'عمر'], 'الضباب كثيف اليوم، لذلك من الأفضل أن تبقى السفن في الميناء.'],
  [
    'German',
    ['Anka', 'Jori', 'Anka', 'Jori'],
    'Der Nebel ist heute dicht, also bleiben die Schiffe besser hier.',
  ],
])('a chat of generated class names in %s', (_, names, said) => {
  const rows = names.map(
    (name, index) =>
      `<div class="x1a"><div class="x2"><span class="x3">${name}</span><span class="x3">10:3${index}</span></div>` +
      `<div class="x4">${said} ${index}</div></div>`,
  );
  const markdown = read(rows.join(''));
  for (const [index, name] of names.entries()) {
    expect(markdown).toContain(`### ${name}, 10:3${index}\n\n${said} ${index}`);
  }
});

test('what one person says in a row stands under one name', () => {
  const said = (index: number): string => `The ${index}. rope was wet, and it held all the same.`;
  const rows = ['Ada Reef', 'Ben Tide', 'Ada Reef'].map(
    (name, index) =>
      `<div class="group"><span class="author">${name}</span> <time>10:3${index}</time>` +
      `<div class="msg">${said(2 * index)}</div><div class="msg">${said(2 * index + 1)}</div></div>`,
  );
  expect(read(rows.join(''))).toContain(`### Ben Tide, 10:31\n\n${said(2)}\n\n${said(3)}\n\n### Ada`);
});

test('the cards of a list have titles, and words that are all alike are controls', () => {
  const cards = ['Harbour tours', 'Lighthouse days', 'Night walks'].map(
    (title, index) =>
      `<div class="card"><h3>${title}</h3><time>2031-03-0${index + 1}</time>` +
      `<p>We meet at the pier, number ${index}, and walk until the evening comes.</p><b>Book</b></div>`,
  );
  const markdown = read(cards.join(''));
  expect(markdown).toContain('### Night walks');
  expect(markdown).not.toMatch(/### (Book|Night walks,)/);
});
