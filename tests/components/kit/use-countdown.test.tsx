// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCountdown } from '@/components/kit/use-countdown';

beforeEach(() => void vi.useFakeTimers({ now: 100_000 }));
afterEach(() => void vi.useRealTimers());

const countdownTo = (until: number) => renderHook(useCountdown, { initialProps: until });

test('what is counted down to later begins with the time that is left then', () => {
  const { result, rerender } = countdownTo(0);
  act(() => vi.advanceTimersByTime(60_000));
  rerender(Date.now());
  expect(result.current).toBe(0);
  rerender(Date.now() + 20_000);
  expect(result.current).toBe(20_000);
});

test('a new end in the middle of a countdown is counted from its own beginning', () => {
  const { result, rerender } = countdownTo(120_000);
  act(() => vi.advanceTimersByTime(2_500));
  expect(result.current).toBe(18_000);
  rerender(Date.now() + 3_000);
  expect(result.current).toBe(3_000);
  act(() => vi.advanceTimersByTime(3_000));
  expect(result.current).toBe(0);
  rerender(0);
  expect(result.current).toBe(0);
});

test('a wait that is no whole number of seconds ends on time', () => {
  const { result } = countdownTo(101_500);
  expect(result.current).toBe(2_000);
  act(() => vi.advanceTimersByTime(1_250));
  expect(result.current).toBe(1_000);
  act(() => vi.advanceTimersByTime(250));
  expect(result.current).toBe(0);
});
