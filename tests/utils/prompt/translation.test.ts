import { describe, expect, test } from 'vitest';
import {
  endOfTranslated,
  missingOf,
  originalsOf,
  translatedIn,
  translationParts,
} from '@/utils/prompt/translation';
import { estimateTokens } from '@/utils/text/estimate-tokens';

const TEXT = '# Tides\n\nThe water rises.\n\n## Neap\n\n- It falls.\n- It waits.\n\nThe end.\n';
const CITATIONS = { source: 1, numbers: [11, 12, 13, 14] };

const [part] = translationParts(TEXT, CITATIONS, { sections: null, estimateTokens });
if (!part) throw new Error('There is no part.');

describe('what is missing of a translation', () => {
  test('is all of the part first, with the numbers that its passages have in the conversation', () => {
    expect(missingOf(part, new Set())).toBe(
      '# Tides\n\n[11] The water rises.\n\n## Neap\n\n- [12] It falls.\n- [13] It waits.\n\n[14] The end.\n',
    );
  });

  test('is the rest with the heading before it, where it was cut off', () => {
    expect(missingOf(part, new Set([11]))).toBe(
      '\n\n## Neap\n\n- [12] It falls.\n- [13] It waits.\n\n[14] The end.\n',
    );
  });

  test('is single passages where the model left them out, and nothing once all are there', () => {
    expect(missingOf(part, new Set([11, 13, 14]))).toBe('- [12] It falls.');
    expect(missingOf(part, new Set([11, 12, 13, 14]))).toBeNull();
  });

  test('stands in the original at last, each passage with its mark', () => {
    expect(originalsOf(part, new Set([11, 13]), 1)).toBe('- It falls. [12]\n\nThe end. [14]');
  });
});

describe('what is there of a translation', () => {
  test('are the passages whose marks are there, in any form, on this page, and not in code', () => {
    const answer =
      'Das Wasser steigt. [11]\n\nA 【12】, b [2·13], c [14, 15].\n\n```js\nlist[16] = [17];\n```\n`[18]`';
    expect([...translatedIn(answer, 1)]).toEqual([11, 12, 14, 15]);
    expect([...translatedIn(answer, 2)]).toEqual([13]);
  });

  test('ends with the last mark: what follows is the beginning of a passage', () => {
    const answer = 'Das Wasser steigt. [11]\n\n## Nipp\n\n- Es fä';
    expect(answer.slice(0, endOfTranslated(answer))).toBe('Das Wasser steigt. [11]');
    expect(endOfTranslated('Das Wa')).toBe(0);
  });
});

test('a long page is cut into parts, and each passage is in one of them', () => {
  const long = Array.from(
    { length: 300 },
    (_, i) => `Paragraph ${i + 1}. ${'The water rises. '.repeat(20)}`,
  ).join('\n\n');
  const numbers = Array.from({ length: 300 }, (_, i) => i + 1);
  const parts = translationParts(long, { source: 1, numbers }, { sections: null, estimateTokens });
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.flatMap(({ passages }) => passages.map(({ cited }) => cited))).toEqual(numbers);
});
