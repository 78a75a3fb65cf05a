import { expect, it } from 'vitest';
import { readRetryAfter } from '@/utils/kimi/retry-after';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it.each([
  [{ 'retry-after': '3' }, 3000],
  [{ 'retry-after': ' 3 ' }, 3000],
  [{ 'retry-after': '0.25' }, 250],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '-5' }, 0],
  [{ 'retry-after': '99999999999' }, 2 ** 31 - 1],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
  // The two older forms of a date, the second without a zone.
  [{ 'retry-after': 'Thursday, 01-Jan-26 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Thu Jan  1 00:00:30 2026' }, 30_000],
  // As when a proxy adds its own.
  [{ 'retry-after': '3, 120' }, 3000],
  [{ 'retry-after-ms': '-1' }, 0],
  [{ 'retry-after-ms': '750', 'retry-after': '1' }, 750],
  [{ 'retry-after-ms': 'x', 'retry-after': '1' }, 1000],
  [{ 'retry-after': 'soon 5' }, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': 'Infinity' }, undefined],
  [{ 'retry-after': '1e9' }, undefined],
  [{}, undefined],
])('reads %j as %s milliseconds', (headers, expected) => {
  expect(readRetryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
});
