// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proseLength, textLength, textOf } from '@/utils/page/dom/text-length';
import { pageOf } from '../page-fixtures';

const pieces = fc.array(
  fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u3000', '\ufeff', 'a', '潮', 'が', '조'),
  ),
);
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/g;

test('a length is that of the text with its white space folded, Han, kana and Hangul counted twice', () => {
  const { body } = pageOf('');
  fc.assert(
    fc.property(pieces, (texts) => {
      body.textContent = texts.join('');
      expect(textLength(body)).toBe(textOf(body).replaceAll(WIDE, 'xx').length);
    }),
  );
});

test('prose is sentences, not labels and not links', () => {
  const sentence = 'The rope was wet, and it held all the same that night.';
  const { body } = pageOf(`<p>${sentence}</p><p>Label</p><a href="/">${sentence}</a>`);
  expect(proseLength(body)).toBe(sentence.length);
});

test('a sentence is one in Japanese and Chinese too, where it has fewer characters', () => {
  const { body } = pageOf('<p>海の水は毎日二回ずつ、満ちたり引いたりする。</p><p>目次</p>');
  expect(proseLength(body)).toBeGreaterThan(40);
});
