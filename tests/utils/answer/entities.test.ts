import { expect, test } from 'vitest';
import { decodeEntities } from '@/utils/answer/entities';

test.each([
  ['a &amp; b &lt;c&gt;', 'a & b <c>'],
  ['&Auml;pfel, na&iuml;ve, &Sigma;', 'Äpfel, naïve, Σ'],
  ['&frac34; &sup2; &there4;', '¾ ² ∴'],
  ['&CounterClockwiseContourIntegral;', '∳'],
  // Of two characters, and of one that ends as references do.
  ['&ngE;', '≧̸'],
  ['&semi;', ';'],
  ['&#8364; &#x20AC; &#X20ac;', '€ € €'],
])('%s is %s', (written, read) => {
  expect(decodeEntities(written)).toBe(read);
});

test.each([
  '&nosuch;',
  '&notit;',
  '&copy',
  '& amp;',
  '&constructor;',
  '&__proto__;',
  'AT&T; R&D',
  '&#;',
  '&#x;',
])('%s stays as it is written', (written) => {
  expect(decodeEntities(written)).toBe(written);
});

test.each(['&#0;', '&#xD800;', '&#x110000;'])('%s, which is no character, is a replacement', (written) => {
  expect(decodeEntities(written)).toBe('\ufffd');
});

test('what comes of a reference is not read again', () => {
  expect(decodeEntities('&amp;lt;')).toBe('&lt;');
});
