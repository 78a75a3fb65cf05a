import { cpuUsage } from 'node:process';

/** In bytes. */
export const MB = 1_000_000;

/** The CPU time that `work` takes, in milliseconds. Unlike the clock's, it doesn't count other processes. */
export async function cpuTime(work: () => Promise<unknown>): Promise<number> {
  const before = cpuUsage();
  await work();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Bytes of the heap in use after garbage collection. Needs `node --expose-gc`. */
export function heapInUse(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
