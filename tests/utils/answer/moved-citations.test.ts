import { expect, test } from 'vitest';
import { citationsOf, withMoved } from '@/utils/answer/moved-citations';

const ANSWER = 'Spring tides [7, 9] come twice [2·3].\n\n```\nitems [4]\n```\n\nThey are high [7].';

test('the citations of an answer are counted in order, those in code not', () => {
  expect(citationsOf(ANSWER).map(({ source, passage }) => [source, passage])).toEqual([
    [null, 7],
    [null, 9],
    [2, 3],
    [null, 7],
  ]);
});

test('only the moved one of several equal citations has its new passage', () => {
  expect(withMoved(ANSWER, [{ nth: 3, source: null, passage: 14 }])).toBe(
    ANSWER.replace('high [7]', 'high [14]'),
  );
  expect(
    withMoved(ANSWER, [
      { nth: 1, source: 2, passage: 5 },
      { nth: 2, source: null, passage: 8 },
    ]),
  ).toBe(ANSWER.replace('[7, 9]', '[7, 2·5]').replace('[2·3]', '[8]'));
});

test('an answer without a moved citation stays as it is written', () => {
  expect(withMoved('It is ［７］.', [])).toBe('It is ［７］.');
  expect(withMoved('It is ［７］, and so [8].', [{ nth: 1, source: null, passage: 9 }])).toBe(
    'It is ［７］, and so [9].',
  );
});
