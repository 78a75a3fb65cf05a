import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharesOf } from '@/utils/prompt/budget';

test('a page has what the answer, the history and the estimate’s own error leave of the context', () => {
  expect(sharesOf({ context: 262_144, maxTokens: null, tokenRatio: 1 })).toEqual({
    page: Math.floor((262_144 - 16_384 - 20_000 - 4_000) / 1.1),
    history: Math.floor(20_000 / 1.1),
    lookups: Math.floor(16_000 / 1.1),
  });
});

test('an answer that may be longer takes from the page', () => {
  const usual = sharesOf({ context: 131_072, maxTokens: null, tokenRatio: 1 });
  const long = sharesOf({ context: 131_072, maxTokens: 32_000, tokenRatio: 1 });
  expect(long.page).toBeLessThan(usual.page);
});

test('a model that makes more tokens of a text gets less of it', () => {
  const room = { context: 262_144, maxTokens: null };
  const [one, half] = [1, 1.5].map((tokenRatio) => sharesOf({ ...room, tokenRatio }).page);
  expect(half).toBeLessThan((one ?? 0) * 0.7);
});

test('whatever the model, page, history and answer fit into its context', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8_192, max: 2_000_000 }),
      fc.option(fc.integer({ min: 1, max: 200_000 })),
      fc.double({ min: 0.6, max: 1.0, noNaN: true }),
      (context, maxTokens, tokenRatio) => {
        const { page, history } = sharesOf({ context, maxTokens, tokenRatio });
        const answer = Math.min(maxTokens ?? 0, context / 4);
        expect((page + history) * tokenRatio + answer).toBeLessThanOrEqual(context);
        expect(page).toBeGreaterThanOrEqual(4000);
      },
    ),
  );
});
