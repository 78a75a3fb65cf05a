import { expect, test } from 'vitest';
import { placeOf } from '@/utils/cite/place-of';

function placeOfWords(text: string, words: string) {
  const start = text.indexOf(words);
  return placeOf(text, { start, end: start + words.length });
}

test('a passage of a PDF stands on the page whose mark comes before it', () => {
  const text = '[p. 1]\n\nThe light.\n\n[p. 2]\n\nThe lens, see [p. 7] there.\n\nThe oil.';
  expect(placeOfWords(text, 'The light.').pdfPage).toBe(1);
  expect(placeOfWords(text, 'The lens').pdfPage).toBe(2);
  expect(placeOfWords(text, 'The oil.').pdfPage).toBe(2);
});

test('a passage of a transcript has the second at which it begins', () => {
  const text = '## Transcript\n\n[0:09] It turns.\n\n[1:02:03] It stops.\n\nNobody says this.';
  expect(placeOfWords(text, '[0:09] It turns.')).toEqual({ pdfPage: null, seconds: 9 });
  expect(placeOfWords(text, '[1:02:03] It stops.').seconds).toBe(3723);
  expect(placeOfWords(text, 'Nobody says this.').seconds).toBeNull();
});

test('any other text has neither', () => {
  expect(placeOf('See [p. 3] and [2:75].', { start: 0, end: 22 })).toEqual({ pdfPage: null, seconds: null });
});
