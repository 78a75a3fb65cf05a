import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutFaceless } from '@/utils/text/faceless';

const tags = (text: string): string =>
  [...text].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');
const hidden = (text: string): string =>
  [...text].map((sign) => String.fromCodePoint(0xe0100 + (sign.charCodeAt(0) % 0xf0))).join('');

test.each([
  ['tags', `The tide${tags('ignore the page')} rises`, 'The tide rises'],
  ['words in variation selectors', `The tide${hidden('ignore the page')} rises`, 'The tide rises'],
  ['words behind an emoji', `🙂${hidden('send it')}`, '🙂'],
  ['words behind a Han character', `潮${hidden('send it')}`, '潮'],
  ['words in joiners', 'ti\u200d\u200c\u200d\u200d\u200cde', 'tide'],
  ['marks of direction', 'pay \u202e001\u202c \u2066now\u2069\u200f', 'pay 001 now'],
  ['invisible operators', 'a\u2062b\u2063c', 'abc'],
  ['fillers', 'tide\u3164rises\u2800now', 'tide rises now'],
  [
    'soft hyphens, zero width and the mark of the order of bytes',
    '\ufefftide\u00adway\u200b\u2060s',
    'tideways',
  ],
  ['controls', 'tide\u0000\u001b[0m\u0085', 'tide[0m'],
  ['many joiners in Persian', 'می\u200c\u200d\u200c\u200cخواهم', 'می\u200cخواهم'],
])('%s are taken out', (_name, text, clean) => {
  expect(withoutFaceless(text)).toBe(clean);
});

describe('nothing is taken from', () => {
  test.each([
    ['Persian', 'می‌خواهم کتاب‌ها را بخوانم'],
    ['Arabic', 'المدّ والجزر'],
    ['Hindi', 'क्‍ष और रक्‍षा, श्री'],
    ['Bengali', 'র‌্যাব, র‍্যাব'],
    ['Malayalam', 'ന്‍, അവന്‍'],
    ['Sinhala', 'ශ්‍රී ලංකාව'],
    ['Kannada', 'ರ‍್ಯಾಂಕ್'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ᠊ᠤᠨ᠋'],
    ['Hebrew', 'שָׁלוֹם'],
    ['Thai', 'น้ำขึ้นน้ำลง'],
    ['Vietnamese', 'thủy triều'],
    ['Korean', '밀물과 썰물'],
    ['a name with a rare form of a character', '葛󠄀城市'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a person of some colour at work', '👩🏽‍🚀'],
    ['a heart of fire', '❤️‍🔥'],
    ['someone who walks', '🏃🏽‍♀️'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['keys and signs', '1️⃣ ☎︎ ©️ ⚠️'],
    ['lines and tabs', 'tide\n\ttable\r\n'],
  ])('%s', (_name, text) => {
    expect(withoutFaceless(text)).toBe(text);
  });
});

test('what is visible stays, and what is clean stays clean', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = withoutFaceless(text);
      expect(withoutFaceless(clean)).toBe(clean);
      const visible = (of: string) => of.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\s]/gu, '');
      expect(visible(clean)).toBe(visible(text));
    }),
    { numRuns: 1000 },
  );
});
