import { describe, expect, test } from 'vitest';
import type { Case, Metric } from './extract-cases.ts';
import { figuresOf, figuresOfMany, scorePage } from './extract-score.ts';
import { textOfMarkdown } from './extract-text.ts';

function caseOf(metric: Metric, rest: Partial<Case>): Case {
  const empty = {
    id: '',
    file: '',
    url: '',
    set: '',
    folder: '',
    type: '',
    truth: '',
    with: [],
    without: [],
  };
  return { ...empty, language: null, metric, ...rest };
}

test('words are compared as multisets, whatever their case', () => {
  const score = scorePage(caseOf('word', { truth: 'One two two three' }), 'two ONE one Été');
  expect(score).toEqual({ truePositives: 2, falsePositives: 2, falseNegatives: 2 });
  expect(figuresOf(score)).toEqual({ f1: 0.5, precision: 0.5, recall: 0.5 });
});

test('shingles are four words in a row, with their case', () => {
  const truth = 'a b c d e';
  expect(scorePage(caseOf('shingle4', { truth }), 'a b c d E')).toEqual({
    truePositives: 1,
    falsePositives: 1,
    falseNegatives: 1,
  });
  expect(scorePage(caseOf('shingle4', { truth: 'a b' }), 'a b')).toMatchObject({ truePositives: 1 });
});

test('snippets are found across line breaks', () => {
  const page = caseOf('snippets', { with: ['one two', 'gone'], without: ['menu', 'nav'] });
  expect(scorePage(page, 'one\n two menu')).toEqual({
    truePositives: 1,
    falsePositives: 1,
    falseNegatives: 1,
  });
});

describe('the figures of many pages', () => {
  const right = { truePositives: 1, falsePositives: 0, falseNegatives: 0 };
  const half = { truePositives: 1, falsePositives: 3, falseNegatives: 0 };

  test.each([
    ['word', (1 + 0.4) / 2],
    ['shingle4', (2 * 0.625) / 1.625],
    ['snippets', (2 * 0.4) / 1.4],
  ] as const)('%s', (metric, f1) => {
    expect(figuresOfMany(metric, [right, half]).f1).toBeCloseTo(f1);
  });

  test('a page without text has found nothing, and claimed nothing', () => {
    expect(figuresOf({ truePositives: 0, falsePositives: 0, falseNegatives: 9 })).toEqual({
      f1: 0,
      precision: 1,
      recall: 0,
    });
  });
});

test('Markdown is read as its reader would: no marks, no addresses, no tags', () => {
  expect(
    textOfMarkdown(
      '# A **b**c\n\n- [d](https://e.com)\n- `<f>` H<sub>2</sub>O\n\n| g | h |\n| - | - |\n| i & | |',
    ),
  ).toBe('A bc d <f> H2O g h i &');
});
