/** A place in the queue. */
export interface QueuePlace {
  /**
   * Yields the number of places ahead, each time it changes; ends when it is this one's turn. Throws the signal's
   * reason.
   */
  ahead(signal: AbortSignal): AsyncGenerator<number>;
  leave(): void;
}

/**
 * A queue with one request at a time for each key: the smallest accounts allow no more, and answer the second with an
 * error.
 */
export function createQueue() {
  const lines = new Map<string, Waiter[]>();

  interface Waiter {
    /** Called whenever the queue moves. */
    moved: () => void;
  }

  return {
    /** Takes a place at the end of the queue for `key`. The caller must leave it, whatever happens. */
    join(key: string): QueuePlace {
      const line = lines.get(key) ?? [];
      lines.set(key, line);
      const place: Waiter = { moved: () => undefined };
      line.push(place);

      return {
        async *ahead(signal: AbortSignal): AsyncGenerator<number> {
          for (;;) {
            signal.throwIfAborted();
            const ahead = line.indexOf(place);
            if (ahead <= 0) return;
            yield ahead;
            if (line.indexOf(place) !== ahead) continue;
            await new Promise<void>((resolve) => {
              place.moved = resolve;
              signal.addEventListener('abort', () => resolve(), { once: true });
            });
          }
        },

        leave(): void {
          const index = line.indexOf(place);
          if (index === -1) return;
          line.splice(index, 1);
          if (line.length === 0) lines.delete(key);
          for (const { moved } of line) moved();
        },
      };
    },
  };
}

export type Queue = ReturnType<typeof createQueue>;
