// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proseLength, textLength, textOf } from '@/utils/page/text-length';
import { pageOf } from './page-fixtures';

const pieces = fc.array(
  fc.oneof(fc.string(), fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u3000', '\ufeff', 'a')),
);

test('a length is that of the text with its white space folded', () => {
  const { body } = pageOf('');
  fc.assert(
    fc.property(pieces, (texts) => {
      body.textContent = texts.join('');
      expect(textLength(body)).toBe(textOf(body).length);
    }),
  );
});

test('prose is sentences, not labels and not links', () => {
  const sentence = 'The rope was wet, and it held all the same that night.';
  const { body } = pageOf(`<p>${sentence}</p><p>Label</p><a href="/">${sentence}</a>`);
  expect(proseLength(body)).toBe(sentence.length);
});
