/** Random choices that a seed repeats. */
export function createRandom(seed: number) {
  let state = seed >>> 0;

  /** Mulberry32: small, and good enough to choose inputs by. From 0 up to, not including, 1. */
  function next(): number {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 up to, not including, `limit`. */
  const below = (limit: number) => Math.floor(next() * limit);

  return {
    next,
    below,

    pick<T>(choices: readonly [T, ...T[]]): T {
      return choices[below(choices.length)] ?? choices[0];
    },
  };
}

export type Random = ReturnType<typeof createRandom>;
