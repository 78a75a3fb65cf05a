import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLetters, unfoldedOffset } from '@/utils/locate/fold-letters';

test('case, width, spaces and punctuation do not count; signs that change a figure do', () => {
  expect(foldLetters('“Ａ Light,” — it’s ﬁne')).toBe('alightitsfine');
  expect(foldLetters('so it is ♂\uFE0F, or')).toBe('soitisor');
  expect(foldLetters('5 %')).not.toBe(foldLetters('5'));
  expect(foldLetters('a < b')).not.toBe(foldLetters('a > b'));
});

test('every folded character leads back to where it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const folded = foldLetters(text);
      for (let index = 0; index < folded.length; index += 1) {
        const [start, end] = [unfoldedOffset(text, index, 'start'), unfoldedOffset(text, index, 'end')];
        expect(foldLetters(text.slice(start, end))).toContain(folded[index]);
        expect(foldLetters(text.slice(0, start)).length).toBeLessThanOrEqual(index);
      }
    }),
  );
});

test('a text is folded piece by piece as in one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 10 })), (texts) => {
      expect(texts.map(foldLetters).join('')).toBe(foldLetters(texts.join('')));
    }),
  );
});
