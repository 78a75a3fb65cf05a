import { expect, test } from 'vitest';
import { sentencesOnlyIn } from '@/utils/answer/differences';

const only = (texts: readonly string[], others: readonly string[]) =>
  sentencesOnlyIn(texts, others).map((found, i) =>
    found.map(({ start, end }) => texts[i]?.slice(start, end)),
  );

test('sentences that the other answer has, in whatever paragraph, case and signs, are not told', () => {
  expect(only(['The tide rises. It is high at noon.'], ['It falls.', 'the tide  rises!'])).toEqual([
    ['It is high at noon.'],
  ]);
});

test('sentences of languages without spaces are told apart', () => {
  expect(only(['潮は満ちる。正午に高い。'], ['正午に高い。'])).toEqual([['潮は満ちる。']]);
});

test('signs alone are no sentence, and the same answer has nothing of its own', () => {
  expect(only(['…', 'Yes.'], ['Yes.'])).toEqual([[], []]);
});
