import { expect, test } from 'vitest';
import { monthsBefore } from '@/components/settings/months-before';

const at = (...parts: [number, number, number]) => new Date(...parts).getTime();

test.each([
  ['the same day of an earlier month', at(2026, 10, 23), 3, at(2026, 7, 23)],
  ['over the turn of the year', at(2026, 1, 5), 3, at(2025, 10, 5)],
  ['the last day where the month is shorter', at(2026, 4, 31), 3, at(2026, 1, 28)],
  ['a leap day, one year before', at(2028, 1, 29), 12, at(2027, 1, 28)],
])('%s', (_, now, months, then) => {
  expect(monthsBefore(now, months)).toBe(then);
});
