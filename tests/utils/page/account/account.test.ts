// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '@/utils/page/account/account';
import { lettersOf } from '@/utils/page/account/sent-words';
import { pageOf } from '../page-fixtures';

const kindsOf = (html: string, sent: string) =>
  accountOf(pageOf(html).body, sent).parts.map(({ kind, nodes }) => [
    kind,
    nodes
      .map(({ textContent }) => textContent)
      .join(' ')
      .trim(),
  ]);

const TEXT = 'The sea rises twice a day because the moon pulls at it.';

describe('what is left out', () => {
  test('is told by its kind, from what it is, what it is called, and what it does', () => {
    const page =
      `<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><h1>Tides</h1><p>${TEXT}</p>` +
      '<figure><figcaption>A boat at low water</figcaption></figure>' +
      '<div class="related-posts"><p>Boats and bells</p></div>' +
      '<div><a href="/a">Harbours of Wales</a> <a href="/b">Harbours of Kent</a></div>' +
      '<p>What nobody expected was here too.</p><aside><p>Opened at noon</p></aside>' +
      '<div class="cookie-note">We use biscuits</div><footer>Printed in Hull</footer>';
    expect(kindsOf(page, `# Tides\n\n${TEXT}`)).toEqual([
      ['navigation', 'Home Sea'],
      ['captions', 'A boat at low water'],
      ['related', 'Boats and bells'],
      ['navigation', 'Harbours of Wales Harbours of Kent'],
      ['clutter', 'What nobody expected was here too.'],
      ['beside', 'Opened at noon'],
      ['consent', 'We use biscuits'],
      ['site', 'Printed in Hull'],
    ]);
  });

  test('stays one part though some of its words are in the text too', () => {
    const page = `<nav><ul><li>Tides</li><li>Harbours</li><li>The moon</li><li>Almanac</li></ul></nav><p>${TEXT}</p>`;
    expect(kindsOf(page, TEXT)).toEqual([['navigation', 'TidesHarboursThe moonAlmanac']]);
  });

  test('is only what is missing of a paragraph', () => {
    const page = `<p>${TEXT} <span>You have read this far, now buy our boat.</span> It falls again six hours later.</p>`;
    expect(kindsOf(page, `${TEXT} It falls again six hours later.`)).toEqual([
      ['clutter', 'You have read this far, now buy our boat.'],
    ]);
  });
});

test.each([
  [
    'Markdown’s own signs',
    '<p>H<sub>2</sub>O, <b>much</b> of it: <a href="https://x.org/a_b">a link</a>.</p>',
    'H<sub>2</sub>O, **much** of it: [a link](https://x.org/a_b).',
  ],
  [
    'a table',
    '<table><tr><th>Port</th><th>m</th></tr><tr><td>Hull</td><td>7</td></tr></table>',
    '| Port | m |\n| --- | --- |\n| Hull | 7 |',
  ],
  [
    'words in another order',
    `<div><p>${TEXT}</p><p>Ada Reef wrote this in the harbour at night.</p></div>`,
    `### Ada Reef wrote this in the harbour at night.\n\n${TEXT}`,
  ],
  [
    'Chinese',
    '<p>潮汐每天涨落两次，因为月亮的引力拉动海水。</p>',
    '潮汐每天涨落两次，因为月亮的引力拉动海水。',
  ],
])('nothing is missing of what is sent with %s', (_name, html, sent) => {
  const { shown, sent: count, parts } = accountOf(pageOf(html).body, sent);
  expect(parts).toEqual([]);
  expect(count).toBe(shown);
});

/** Sentences of their own: no one is in another. */
const sentence = (index: number): string =>
  `Sentence ${'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26).repeat(6)} number ${index} goes on for some words.`;

type Block = { readonly sent: boolean } | { readonly tag: string; readonly blocks: readonly Block[] };

const { page: anyPage } = fc.letrec<{ page: Block; block: Block; paragraph: Block }>((tie) => ({
  page: fc.record({
    tag: fc.constant('body'),
    blocks: fc.array(tie('block'), { minLength: 1, maxLength: 8 }),
  }),
  block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('paragraph'), tie('page')),
  paragraph: fc.record({ sent: fc.boolean() }),
}));

test('the account adds up: each sentence is sent, or in exactly one part', () => {
  fc.assert(
    fc.property(anyPage, fc.constantFrom('div', 'section', 'aside', 'nav', 'ul'), (page, tag) => {
      let count = 0;
      const sent: string[] = [];
      const missing: string[] = [];
      const htmlOf = (block: Block): string => {
        if ('blocks' in block) return `<${tag}>${block.blocks.map(htmlOf).join('')}</${tag}>`;
        const words = sentence((count += 1));
        (block.sent ? sent : missing).push(words);
        return `<p>${words}</p>`;
      };
      const account = accountOf(pageOf(htmlOf(page)).body, sent.join('\n\n'));
      const left = account.parts.flatMap(({ nodes }) => nodes).map(({ textContent }) => textContent ?? '');
      const all = lettersOf(left.join(''));
      expect(account.sent).toBe(lettersOf(sent.join('')).length);
      expect(account.shown - account.sent).toBe(all.length);
      for (const words of missing) expect(all.split(lettersOf(words))).toHaveLength(2);
    }),
  );
});
