// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL, pageOf } from '../page-fixtures';

const PARAGRAPH = `<p>${'The warden walks the dyke twice a day and writes what he sees. '.repeat(4)}</p>`;

const read = (html: string, head: string): string =>
  extractPage(
    pageOf(`<main><article><h1>Dyke</h1>${PARAGRAPH}${html}${PARAGRAPH}</article></main>`, head),
    PAGE_URL,
  ).markdown;

const HEADS = ['<meta property="og:type" content="article">', '<meta property="og:type" content="website">'];

test.each(HEADS)('a remark in a text stays, whatever its box is called: %s', (head) => {
  for (const box of [
    '<div class="alert alert-warning" role="alert">Never alone.</div>',
    '<aside class="note"><p>Never alone.</p></aside>',
    '<div class="callout"><strong>Important</strong> Never alone.</div>',
    '<div role="note" class="remark">Never alone.</div>',
  ]) {
    expect(read(box, head)).toContain('Never alone.');
  }
});

test('a box that asks for something is no remark', () => {
  const box =
    '<div class="alert" role="alert">Never miss a tide. <form><input><button>Go</button></form></div>';
  for (const head of HEADS) expect(read(box, head)).not.toContain('Never miss');
});

test('remarks that follow each other stay, each of them', () => {
  const boxes =
    '<div class="alert" role="alert">Achtung: Der Kai ist gesperrt.</div><aside class="note"><p>注意: 夜は閉まる。</p></aside>';
  for (const head of HEADS) {
    const markdown = read(boxes, head);
    expect(markdown).toContain('Der Kai ist gesperrt.');
    expect(markdown).toContain('夜は閉まる。');
  }
});
