import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerUsage } from '@/utils/chat/answer-usage';
import { createDatabase } from '@/utils/storage/database';
import type { DayUsage } from '@/utils/storage/day-usage';
import { createUsageStore, type UsageEntry } from '@/utils/storage/usage-store';

let databases = 0;
const freshUsageStore = () => createUsageStore(createDatabase(`ledger-${(databases += 1)}`));

const at = (day: number, hour = 12, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

const usageWith = (change: Partial<AnswerUsage> = {}): AnswerUsage => ({
  promptTokens: 100,
  completionTokens: 10,
  cachedTokens: null,
  reasoningTokens: null,
  isEstimate: false,
  ...change,
});

const entryWith = (change: Partial<UsageEntry> = {}): UsageEntry => ({
  at: at(23),
  model: 'kimi-k2.5',
  usage: usageWith(),
  ...change,
});

describe('the ledger', () => {
  test('adds up what a day took, model by model', async () => {
    const usageStore = freshUsageStore();
    await usageStore.add(entryWith({ usage: usageWith({ cachedTokens: 40 }) }));
    await usageStore.add(entryWith({ usage: usageWith({ reasoningTokens: 7 }) }));
    await usageStore.add(entryWith({ model: 'kimi-k2-thinking', usage: usageWith({ isEstimate: true }) }));
    expect(await usageStore.byDay(1, at(23))).toEqual([
      {
        day: '2026-11-23',
        model: 'kimi-k2-thinking',
        requests: 1,
        promptTokens: 100,
        cachedTokens: 0,
        completionTokens: 10,
        reasoningTokens: 0,
        estimatedTokens: 110,
      },
      {
        day: '2026-11-23',
        model: 'kimi-k2.5',
        requests: 2,
        promptTokens: 200,
        cachedTokens: 40,
        completionTokens: 20,
        reasoningTokens: 7,
        estimatedTokens: 0,
      },
    ]);
    expect(await usageStore.usedToday(at(23))).toBe(330);
  });

  test('ends the day at midnight of the user’s own clock', async () => {
    const usageStore = freshUsageStore();
    await usageStore.add(entryWith({ at: at(22, 23, 59) }));
    await usageStore.add(entryWith({ at: at(23, 0, 0) }));
    expect(await usageStore.usedToday(at(22, 0, 1))).toBe(110);
    expect(await usageStore.usedToday(at(23, 23, 59))).toBe(110);
    expect(await usageStore.usedToday(at(24, 0, 0))).toBe(0);
  });

  test('gives the last days, oldest first, over the turn of a month', async () => {
    const usageStore = freshUsageStore();
    for (const day of [5, -2, 1, 30]) await usageStore.add(entryWith({ at: at(day) }));
    const days = async (count: number, now: number) =>
      (await usageStore.byDay(count, now)).map(({ day }) => day);
    expect(await days(5, at(5))).toEqual(['2026-11-01', '2026-11-05']);
    expect(await days(30, at(5))).toEqual(['2026-10-29', '2026-11-01', '2026-11-05']);
    expect(await days(8, at(5))).toEqual(['2026-10-29', '2026-11-01', '2026-11-05']);
    expect(await days(7, at(5))).not.toContain('2026-10-29');
    expect(await days(1, at(6))).toEqual([]);
  });

  test('loses nothing when answers end at the same time', async () => {
    const usageStore = freshUsageStore();
    await Promise.all(Array.from({ length: 50 }, () => usageStore.add(entryWith())));
    expect(await usageStore.byDay(1, at(23))).toMatchObject([
      { requests: 50, promptTokens: 5000, completionTokens: 500 },
    ]);
  });

  test('comes to the same sums in whatever order', async () => {
    const tokens = fc.nat({ max: 300_000 });
    const usage = fc.record({
      promptTokens: tokens,
      completionTokens: tokens,
      cachedTokens: fc.option(tokens),
      reasoningTokens: fc.option(tokens),
      isEstimate: fc.boolean(),
    });
    const entry = fc.record({
      at: fc.integer({ min: 1, max: 20 }).map((day) => at(day)),
      model: fc.constantFrom('kimi-k2.5', 'kimi-k2-thinking', '__proto__', ''),
      usage,
    });
    const entries = fc.array(entry, { maxLength: 12 });
    const shuffled = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([list, other]) => {
        const [one, two] = [freshUsageStore(), freshUsageStore()];
        for (const each of list) await one.add(each);
        await Promise.all(other.map((each) => two.add(each)));
        const days = await one.byDay(30, at(20));
        expect(await two.byDay(30, at(20))).toEqual(days);

        const total = (of: (day: DayUsage) => number) => days.reduce((sum, day) => sum + of(day), 0);
        const asked = (of: (usage: AnswerUsage) => number) =>
          list.reduce((sum, each) => sum + of(each.usage), 0);
        expect(total(({ requests }) => requests)).toBe(list.length);
        expect(total((day) => day.promptTokens)).toBe(asked((each) => each.promptTokens));
        expect(total((day) => day.completionTokens)).toBe(asked((each) => each.completionTokens));
        expect(total((day) => day.cachedTokens)).toBe(asked((each) => each.cachedTokens ?? 0));
        expect(total((day) => day.reasoningTokens)).toBe(asked((each) => each.reasoningTokens ?? 0));
        expect(total((day) => day.estimatedTokens)).toBe(
          asked((each) => (each.isEstimate ? each.promptTokens + each.completionTokens : 0)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
