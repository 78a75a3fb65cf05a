import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { ownProperties } from '../scripts/own-properties.ts';
import { ByEnvironment } from './by-environment.ts';

export default defineConfig({
  // The scripts in pages are tested as they are built.
  plugins: [WxtVitest(), ownProperties()],
  test: {
    root: '.',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/rivals/**'],
    setupFiles: ['tests/setup.ts'],
    // Files that tests read without importing them, and tests that reach all files.
    forceRerunTriggers: [
      '**/{package.json,package-lock.json,wxt.config.ts,tsconfig.json}',
      '**/tests/{vitest.config,by-environment,setup}.ts',
      '**/tests/fixtures/**',
    ],
    // A busy machine is slow, not wrong.
    testTimeout: 120_000,
    // One less by default, which is one alone on two cores.
    maxWorkers: '100%',
    // No module keeps anything of its own, so a worker can serve one file after the other. (The log of diagnostics
    // does, but nothing is decided by it.)
    isolate: false,
    sequence: { sequencer: ByEnvironment },
    mockReset: true,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
