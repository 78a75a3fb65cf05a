interface Entry {
  readonly at: number;
  readonly act: () => void;
}

/** Things to do at given times, in milliseconds, done in their order; the earliest is on top of a heap. */
export function createAgenda() {
  const heap: Entry[] = [];
  let now = 0;

  const isEarlier = (one: number, other: number) =>
    (heap[one]?.at ?? Infinity) < (heap[other]?.at ?? Infinity);

  function swap(one: number, other: number): void {
    const [first, second] = [heap[one], heap[other]];
    if (first && second) [heap[one], heap[other]] = [second, first];
  }

  function takeFirst(): Entry | undefined {
    swap(0, heap.length - 1);
    const entry = heap.pop();
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isEarlier(right, left) ? right : left;
      if (!isEarlier(least, at)) break;
      swap(at, least);
      at = least;
    }
    return entry;
  }

  return {
    now: () => now,

    add(at: number, act: () => void): void {
      heap.push({ at, act });
      for (let index = heap.length - 1; index > 0;) {
        const parent = (index - 1) >> 1;
        if (!isEarlier(index, parent)) break;
        swap(index, parent);
        index = parent;
      }
    },

    /** Does all that there is to do, and what is added meanwhile. */
    run(): void {
      for (let entry = takeFirst(); entry; entry = takeFirst()) {
        now = entry.at;
        entry.act();
      }
    },
  };
}

export type Agenda = ReturnType<typeof createAgenda>;
