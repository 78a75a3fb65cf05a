import { afterEach, vi } from 'vitest';

// One worker serves one file after the other: a clock that a test stopped would stay stopped for all that follow. Fakes
// over the clock go first, since they would bring the stopped one back.
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
