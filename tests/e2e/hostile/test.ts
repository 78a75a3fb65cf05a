import { test as base } from '../support/test.ts';
import { startOutside, type Outside } from './outside.ts';

interface WorkerFixtures {
  readonly world: Outside;
}

/** A test whose browser reaches the world outside this machine only through a proxy of ours. */
export const test = base.extend<{ readonly outside: Pick<Outside, 'asked'> }, WorkerFixtures>({
  // One for all tests of a browser, which is started with its address.
  world: [
    async ({}, use) => {
      const world = await startOutside();
      await use(world);
      await world.close();
    },
    { scope: 'worker' },
  ],
  outside: async ({ world }, use) => {
    world.forget();
    await use(world);
  },
  launch: async ({ world }, use) => {
    await use({ proxy: world.address });
  },
});
