/** Makes a function that does one work after the other, in the order of the calls: each builds on the one before. */
export function createOrder(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    // The next does not depend on whether this one was stored: its caller is told.
    last = done.catch(() => undefined);
    return done;
  };
}
