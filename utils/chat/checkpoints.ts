import type { Conversation } from './conversation';

/** The most text, in time, that a crash may cost. */
const CHECKPOINT_MS = 250;

/** Writes a conversation as it grows: `save` writes a state of it, `current` gives the newest. */
export function createCheckpoints(
  save: (conversation: Conversation) => Promise<void>,
  current: () => Conversation,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether there is something newer than the last checkpoint. */
  let isBehind = false;
  let isStopped = false;
  let writing: Promise<unknown> = Promise.resolve();

  /** One after the other: a slow write must not put an older state over a newer one. */
  function write(conversation: Conversation): Promise<void> {
    const written = writing.then(() => save(conversation));
    writing = written.catch(() => undefined);
    return written;
  }

  async function saveSoFar(): Promise<void> {
    isBehind = false;
    // One that fails costs nothing yet: the next one, or the end, writes the same turn.
    await write(current()).catch(() => undefined);
    timer = isBehind && !isStopped ? setTimeout(() => void saveSoFar(), CHECKPOINT_MS) : undefined;
  }

  return {
    /** Writes a state after all that is being written. Throws what the store throws. */
    write,

    /** Something was added: it is written within a quarter of a second, if the store is as fast. */
    note(): void {
      isBehind = true;
      isStopped = false;
      timer ??= setTimeout(() => void saveSoFar(), CHECKPOINT_MS);
    },

    /** No checkpoint begins any more; resolves when what is being written is. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      isBehind = false;
      isStopped = true;
      await writing;
    },
  };
}
