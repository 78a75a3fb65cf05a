import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldExceptCase, foldWithPlaces, lowered } from '@/utils/text/fold';
import { partsOf } from '@/utils/text/parts';

const TEXT = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aAéÉßẞςΣÅİıǅﬁＡｶﾞ가㈱№½', 'e\u0301', '❤\ufe0f', '1\ufe0f\u20e3', '👩\u200d💻'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  ),
});

test('the fold with capitals has each code unit where the fold has it', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const cased = foldExceptCase(text);
      expect(lowered(cased)).toBe(fold(text));
      expect(lowered(cased)).toHaveLength(cased.length);
      const { folded, cased: again, places } = foldWithPlaces(text);
      expect([folded, again]).toEqual([fold(text), cased]);
      expect(places).toHaveLength(folded.length + 1);
    }),
    { numRuns: 2_000 },
  );
});

test('an emoji is the same however it is to be drawn', () => {
  expect(fold('❤\ufe0f')).toBe(fold('❤'));
  expect(fold('❤\ufe0e')).toBe(fold('❤'));
});

test.for([
  ['useEffect', ['use', 'Effect']],
  ['XMLHttpRequest', ['XML', 'XMLHttp', 'Http', 'HttpRequest', 'Request']],
  ['utf8', ['utf', '8']],
  ['getAPIs', ['get', 'getAP', 'AP', 'APIs', 'Is']],
  ['word', []],
  ['Word', []],
  ['2024', []],
  ['3f2a9c1b7d5e8f0a4c6b', []],
] as const)('the parts of %s', ([word, parts]) => {
  expect(partsOf(word).map(([start, end]) => word.slice(start, end))).toEqual(parts);
});
