import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    root: '.',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    // One less by default, which is one alone on two cores.
    maxWorkers: '100%',
    // No module keeps anything of its own, so a worker can serve one file after the other. (The log of diagnostics
    // does, but nothing is decided by it.)
    isolate: false,
    mockReset: true,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
