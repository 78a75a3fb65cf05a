import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
  test: {
    root: '.',
    include: ['tests/rivals/*.test.ts'],
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
  },
});
