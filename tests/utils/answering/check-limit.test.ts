import { beforeEach, expect, test } from 'vitest';
import { checkLimit } from '@/utils/answering/check-limit';
import { Refused } from '@/utils/chat/refused';
import { answer, asking, background, begin, set } from './open-turn';

beforeEach(begin);

const used = (today: number, month: number) => ({
  usedToday: async () => today,
  usedThisMonth: async () => month,
});
const limits = (dailyLimit: number | null, monthlyLimit: number | null) => ({ dailyLimit, monthlyLimit });

test.each([
  [limits(null, null), used(9_000, 90_000), undefined],
  [limits(1_000, null), used(999, 90_000), undefined],
  [limits(1_000, null), used(1_000, 1_000), 'day'],
  [limits(null, 5_000), used(0, 4_999), undefined],
  [limits(null, 5_000), used(0, 5_000), 'month'],
  [limits(1_000, 5_000), used(2_000, 5_000), 'day'],
])('of %j nothing more is sent once it is reached', async (settings, usageStore, code) => {
  const told = await checkLimit({ settings, usageStore }).then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? error.failure : error),
  );
  expect(told).toEqual(code && { kind: 'over-limit', message: '', code });
});

test('a request that would send more than the user wants with a question is not made', async () => {
  await set({ questionLimit: 50 });
  const { error, entries } = await answer(asking(), background());
  expect(error).toMatchObject({ failure: { kind: 'over-limit', code: 'question' } });
  expect(entries).toEqual([]);
});
