import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitToBudget } from '@/utils/page/budget';

const perFour = (text: string) => Math.ceil(text.length / 4);

test('a page that fits is sent whole', () => {
  expect(fitToBudget('short', 10, perFour)).toBe('short');
});

test('a page that does not fit is cut between two blocks', () => {
  const paragraph = 'word '.repeat(20).trim();
  const text = Array.from({ length: 40 }, () => paragraph).join('\n\n');
  const sent = fitToBudget(text, 300, perFour);
  expect(text.startsWith(`${sent}\n\n`)).toBe(true);
  expect(sent.length).toBeGreaterThan(1_000);
});

test('whatever the text, what is sent is its beginning, fits, and breaks no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(60), (text, tokens) => {
      const sent = fitToBudget(text, tokens, perFour);
      expect(text.startsWith(sent)).toBe(true);
      expect(perFour(sent)).toBeLessThanOrEqual(
        Math.max(tokens, perFour(text) <= tokens ? perFour(text) : 0),
      );
      expect(sent.isWellFormed() || !text.isWellFormed()).toBe(true);
    }),
  );
});
