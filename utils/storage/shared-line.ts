/** Lets work that only reads run side by side, and work that writes alone. All in the order in which it came. */
export function createSharedLine() {
  let writes: Promise<unknown> = Promise.resolve();
  let reads: Promise<unknown> = Promise.resolve();

  return {
    read<Result>(work: () => Promise<Result>): Promise<Result> {
      const done = writes.then(work);
      reads = Promise.allSettled([reads, done]);
      return done;
    },

    write<Result>(work: () => Promise<Result>): Promise<Result> {
      const done = Promise.all([writes, reads]).then(work);
      writes = done.catch(() => undefined);
      reads = Promise.resolve();
      return done;
    },
  };
}
