import { defineConfig } from '@playwright/test';

const WAITING = '**/waiting.spec.ts';
const SCREENS = '**/screens.spec.ts';

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  // Each test runs a whole browser. One more of those that only wait costs next to nothing.
  workers: 3,
  projects: [
    { name: 'waiting', testMatch: WAITING, workers: 1 },
    { name: 'working', testMatch: '**/*.spec.ts', testIgnore: [WAITING, SCREENS] },
    // These have scripts of their own, since they take long.
    { name: 'screens', testMatch: SCREENS },
    { name: 'hostile', testMatch: ['**/hostile/*.spec.ts', '**/hostile/{whole,injection}.ts'], workers: 2 },
  ],
  // A test that passes the second time has found something.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
});
