import { test as base } from '../support/test.ts';
import { startOutside, type Outside } from './outside.ts';

/** A test whose browser reaches the world outside this machine through a proxy of ours alone. */
export const test = base.extend<{ readonly outside: Outside }>({
  outside: async ({}, use) => {
    const outside = await startOutside();
    await use(outside);
    await outside.close();
  },
  launch: async ({ outside }, use) => {
    await use({ proxy: outside.address });
  },
});
