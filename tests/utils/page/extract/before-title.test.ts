// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { textOf } from '@/utils/page/dom/text-length';
import { dropBeforeTitle } from '@/utils/page/extract/before-title';
import { pageOf } from '../page-fixtures';

const SENTENCE = 'The mast of the boat was painted white in spring, and the oars were blue.';
const TEXT = `<h1>The boat</h1>${`<p>${SENTENCE}</p>`.repeat(6)}`;
const KEPT = textOf(pageOf(TEXT).body);

function leftOf(html: string): string {
  const { body } = pageOf(html);
  dropBeforeTitle(body);
  return textOf(body);
}

test.each(['Free shipping over $75', 'Kostenloser Versand ab 75 €', '75ドル以上で送料無料', 'شحن مجاني'])(
  'what the site says over the title of a page is no text: %s',
  (words) => {
    expect(leftOf(`<div>${words}</div><main><div>Home / Boats</div><div>${TEXT}</div></main>`)).toBe(KEPT);
  },
);

test('sentences, data and the fields of a record stay, wherever they stand', () => {
  for (const before of [
    `<p>${SENTENCE}</p>`,
    '<table><tr><td>Length</td><td>7 m</td></tr></table>',
    '<dl><dt>State</dt><dd>Open</dd></dl>',
    '<div data-record>State: Open</div>',
    '<img alt="The boat" src="/boat.jpg">',
  ])
    expect(leftOf(`<div>${before}</div>${TEXT}`)).toBe(textOf(pageOf(`<div>${before}</div>${TEXT}`).body));
});

test('much before a title is the text itself, and without a title all is', () => {
  const lines = '<div>Mast, white</div>'.repeat(12);
  expect(leftOf(`<div>${lines}</div>${TEXT}`)).toContain('Mast');
  expect(leftOf('<div>Boats</div><h2>The boat</h2>')).toContain('Boats');
});
