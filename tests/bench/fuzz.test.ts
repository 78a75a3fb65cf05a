import { afterEach, expect, test } from 'vitest';
import { createFuzzRun } from './fuzz-run.ts';

// A run puts its own in the place of the network.
const network = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = network;
});

test('whatever a server sends is read, and known words come out where they were put in', async () => {
  const run = createFuzzRun(20_261_129);
  for (let number = 0; number < 200; number++) await run.next();
  const { findings, kinds, ...counts } = run.report();
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ throws: 0, undefineds: 0, differences: 0, lost: 0, added: 0, misjudged: 0 });
  expect(kinds['known']).toBeGreaterThan(50);
}, 120_000);
