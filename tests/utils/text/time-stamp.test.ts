import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatStamp, parseStamp } from '@/utils/text/time-stamp';

describe('a time stamp', () => {
  test.each([
    ['0:00', 0],
    ['12:34', 754],
    [' 1:02:03 ', 3723],
    ['[00:07]', 7],
    ['(90:00)', 5400],
    ['00:41.250', 41],
    ['00:00:06,500', 6],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseStamp(text)).toBe(seconds);
  });

  test.each(['', '12', '12:60', '1:75:00', '12:3', 'at 12:34', '16:9 film', '2026-03-04'])(
    '%s is none',
    (text) => {
      expect(parseStamp(text)).toBeNull();
    },
  );

  test('that was written is read as the same time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), (seconds) => {
        expect(parseStamp(formatStamp(seconds))).toBe(seconds);
      }),
    );
  });
});
