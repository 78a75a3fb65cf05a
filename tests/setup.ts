import { afterEach, vi } from 'vitest';

// One worker serves one file after the other: a clock that a test stopped would stand still for all that follow. What
// is laid over the clock goes first, since it would bring the stopped one back.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
