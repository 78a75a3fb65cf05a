/** The processor's time that is measured of each, milliseconds: some systems count it in steps of several. */
const ENOUGH_MS = 100;

/**
 * Compares the cost of `work` for an input ten times as large with ten times that of the small one: about 1 where the cost is
 * in proportion, and 10 where it grows with the square. Counts the processor's time in this thread, so that a slow or a
 * busy machine gives the same.
 */
export function growth<T>(work: (input: T) => unknown, small: T, tenfold: T): number {
  const costOf = (input: T, times: number) => {
    const before = process.threadCpuUsage();
    for (let i = 0; i < times; i += 1) work(input);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  // The first runs are slower, whatever the size.
  costOf(small, 10);
  const costs = { small: 0, tenfold: 0 };
  while (costs.small < ENOUGH_MS) {
    costs.small += costOf(small, 10);
    costs.tenfold += costOf(tenfold, 1);
  }
  return costs.tenfold / costs.small;
}

/** The most growth of what is in proportion: caches and the memory's cleaning cost larger inputs somewhat more. */
export const IN_PROPORTION = 4;
