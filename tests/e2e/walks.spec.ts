import { expect, test } from './support/test.ts';
import { walk, written } from './walks/walk.ts';

/** The walks of `npm test`; `npm run walks` takes others, and longer ones. */
const SEED = 12_000;
const WALKS = 12;
const STEPS = 6;

for (let number = 0; number < WALKS; number += 1) {
  test(`what the panel shows is what it does, on random walk ${number}`, async ({ browsers }) => {
    const sidenote = await browsers.take();
    const { taken, findings } = await walk(sidenote, { seed: SEED + number, count: STEPS });
    expect(findings, `npm run walks -- --steps "${written(taken)}"`).toEqual([]);
    await browsers.giveBack(sidenote);
  });
}
