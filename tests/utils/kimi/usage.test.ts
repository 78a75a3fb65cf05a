import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { parseUsage } from '@/utils/kimi/usage';

describe('parseUsage', () => {
  it('finds the details in either of their places', () => {
    const counts = { prompt_tokens: 10, completion_tokens: 20 };
    const expected = { promptTokens: 10, completionTokens: 20, cachedTokens: 4, reasoningTokens: 5 };
    expect(parseUsage({ ...counts, cached_tokens: 4, reasoning_tokens: 5 })).toEqual(expected);
    expect(
      parseUsage({
        ...counts,
        prompt_tokens_details: { cached_tokens: 4 },
        completion_tokens_details: { reasoning_tokens: 5 },
      }),
    ).toEqual(expected);
  });

  it('works out a count that is missing', () => {
    expect(parseUsage({ total_tokens: 30, completion_tokens: 20 })).toMatchObject({ promptTokens: 10 });
    expect(parseUsage({ total_tokens: 30, prompt_tokens: 10 })).toMatchObject({ completionTokens: 20 });
    expect(parseUsage({ prompt_tokens: 10 })).toMatchObject({ promptTokens: 10, completionTokens: 0 });
  });

  it.each([
    undefined,
    null,
    {},
    [],
    'x',
    { prompt_tokens: 'nine' },
    { prompt_tokens: '' },
    { prompt_tokens: '-9' },
    { prompt_tokens: -1 },
    { prompt_tokens: Number.NaN },
  ])('makes nothing of %j', (value) => {
    expect(parseUsage(value)).toBeNull();
  });
});

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['Hello', 2],
    ['a'.repeat(400), 100],
    ['漢'.repeat(100), 67],
    ['ひらがなカタカナ', 6],
    ['한국어', 3],
    ['、。「」', 3],
    ['я'.repeat(100), 30],
    ['🦊'.repeat(10), 3],
    ['𠮷'.repeat(100), 67],
    ['a漢я', 2],
  ])('makes %s about %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('never falls when text is added', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\n', '漢', 'カ', '한', '。', 'я', 'é', '🦊', '𠮷'),
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(estimateTokens(a));
      }),
    );
  });
});
