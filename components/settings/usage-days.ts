import type { DayUsage } from '@/utils/storage/day-usage';

/** Tokens, and whether some of them are estimates. */
export interface DayTotal {
  /** The user's own calendar: `2026-11-23`. */
  readonly day: string;
  readonly tokens: number;
  readonly isEstimate: boolean;
}

/** The user's own calendar day of a moment in epoch milliseconds. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/**
 * The last `count` days up to `now`, oldest first, each with the usage of all models; 0 where there was none.
 */
export function dailyTotals(usage: readonly DayUsage[], count: number, now: number): readonly DayTotal[] {
  const today = new Date(now);
  return Array.from({ length: count }, (_, index) => {
    // Noon exists on every day, even when the clock changes at night.
    const date = new Date(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() - (count - 1 - index),
      12,
    ).getTime();
    return totalOf(dayOf(date), usage);
  });
}

/** The usage of a day, `2026-11-23`, or a month, `2026-11`. */
export function totalOf(period: string, usage: readonly DayUsage[]): DayTotal {
  const days = usage.filter(({ day }) => day.startsWith(period));
  return {
    day: period,
    tokens: days.reduce(
      (sum, { promptTokens, completionTokens }) => sum + promptTokens + completionTokens,
      0,
    ),
    isEstimate: days.some(({ estimatedTokens }) => estimatedTokens > 0),
  };
}
