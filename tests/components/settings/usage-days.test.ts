import { expect, test } from 'vitest';
import { dailyTotals, dayOf, totalOf } from '@/components/settings/usage-days';
import type { DayUsage } from '@/utils/storage/day-usage';

function used(day: string, change: Partial<DayUsage> = {}): DayUsage {
  return {
    day,
    model: 'kimi-k2.5',
    requests: 1,
    promptTokens: 100,
    cachedTokens: 0,
    completionTokens: 20,
    reasoningTokens: 0,
    estimatedTokens: 0,
    ...change,
  };
}

test('each of the last days is there once, oldest first, across the end of a month and a clock change', () => {
  const days = dailyTotals([], 40, new Date(2026, 10, 5, 0, 10).getTime()).map(({ day }) => day);
  expect(days).toHaveLength(40);
  expect(new Set(days).size).toBe(40);
  expect(days.toSorted()).toEqual(days);
  expect(days.slice(-6)).toEqual([
    '2026-10-31',
    '2026-11-01',
    '2026-11-02',
    '2026-11-03',
    '2026-11-04',
    '2026-11-05',
  ]);
});

test('a day is the sum of its models, and an estimate when any part of it is', () => {
  const usage = [
    used('2026-11-04'),
    used('2026-11-05'),
    used('2026-11-05', { model: 'other', estimatedTokens: 5 }),
  ];
  const [before, today] = dailyTotals(usage, 2, new Date(2026, 10, 5, 23, 59).getTime());
  expect(before).toEqual({ day: '2026-11-04', tokens: 120, isEstimate: false });
  expect(today).toEqual({ day: '2026-11-05', tokens: 240, isEstimate: true });
});

test('a month is the sum of its days alone', () => {
  const usage = [used('2026-10-31'), used('2026-11-01'), used('2026-11-30')];
  expect(totalOf('2026-11', usage).tokens).toBe(240);
});

test('a day is that of the user’s own clock', () => {
  expect(dayOf(new Date(2026, 0, 2, 0, 0, 1).getTime())).toBe('2026-01-02');
  expect(dayOf(new Date(2026, 0, 2, 23, 59, 59).getTime())).toBe('2026-01-02');
});
