import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, unfoldedOffset } from '@/utils/locate/fold';

test('case, width, spaces and punctuation do not count; signs that change a figure do', () => {
  expect(fold('“Ａ Light,” — it’s ﬁne')).toBe('alightitsfine');
  expect(fold('so it is ♂\uFE0F, or')).toBe('soitisor');
  expect(fold('5 %')).not.toBe(fold('5'));
  expect(fold('a < b')).not.toBe(fold('a > b'));
});

test('every folded character leads back to where it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const folded = fold(text);
      for (let index = 0; index < folded.length; index += 1) {
        const [start, end] = [unfoldedOffset(text, index, 'start'), unfoldedOffset(text, index, 'end')];
        expect(fold(text.slice(start, end))).toContain(folded[index]);
        expect(fold(text.slice(0, start)).length).toBeLessThanOrEqual(index);
      }
    }),
  );
});

test('a text is folded piece by piece as in one', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 10 })), (texts) => {
      expect(texts.map(fold).join('')).toBe(fold(texts.join('')));
    }),
  );
});
