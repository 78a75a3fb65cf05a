import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedShares } from '@/utils/prompt/joined-pages';

const ROOM = { page: 50_000, parts: 40_000, whole: 50_000 };
const budgets = (sizes: readonly number[], room = ROOM) =>
  joinedShares(sizes, room).map(({ budget }) => budget);

test('pages that fit together go whole', () => {
  expect(budgets([20_000, 29_000, 1_000])).toEqual([20_000, 29_000, 1_000]);
});

test('of pages that do not fit, a short one goes whole, and the long ones share the rest', () => {
  expect(budgets([90_000, 4_000, 60_000])).toEqual([18_000, 4_000, 18_000]);
});

test('where only what a question needs is to go, a longer page goes in part', () => {
  expect(budgets([7_000, 20_000], { ...ROOM, whole: 8_000 })).toEqual([7_000, 4_000]);
});

test('whatever the pages, they keep to the room, and none gets less than a longer one needs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200_000), { minLength: 1, maxLength: 9 }), (sizes) => {
      const shares = joinedShares(sizes, ROOM);
      const sum = shares.reduce((all, { budget }) => all + budget, 0);
      expect(sum).toBeLessThanOrEqual(ROOM.page);
      const most = Math.max(...shares.map(({ budget }) => budget));
      const cut = shares.filter(({ tokens, budget }) => budget < tokens).map(({ budget }) => budget);
      expect(Math.min(most, ...cut)).toBeGreaterThanOrEqual(cut.length > 0 ? most - sizes.length : 0);
    }),
  );
});
