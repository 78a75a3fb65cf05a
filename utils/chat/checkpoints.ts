import type { Conversation } from './conversation';
import { dropped } from '../diagnostics/log';

/** The most text that a crash may cost, as time. */
const CHECKPOINT_MS = 250;

/** Writes a conversation as it grows: `save` writes one state of it, `current` returns the newest. */
export function createCheckpoints(
  save: (conversation: Conversation) => Promise<void>,
  current: () => Conversation,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** True if there is something newer than the last checkpoint. */
  let isBehind = false;
  let isStopped = false;
  let writing: Promise<unknown> = Promise.resolve();

  /** One write at a time: a slow one must not put an older state over a newer one. */
  function write(conversation: Conversation): Promise<void> {
    const written = writing.then(() => save(conversation));
    writing = written.catch(() => undefined);
    return written;
  }

  async function saveSoFar(): Promise<void> {
    isBehind = false;
    // A failed checkpoint costs nothing yet: the next one, or the end, writes the same turn.
    await write(current()).catch(dropped('chat', 'not-stored'));
    timer = isBehind && !isStopped ? setTimeout(() => void saveSoFar(), CHECKPOINT_MS) : undefined;
  }

  return {
    /** Writes a state after all pending writes. Throws what the store throws. */
    write,

    /** Notes an addition: it is written within a quarter of a second, if the store is fast enough. */
    note(): void {
      isBehind = true;
      isStopped = false;
      timer ??= setTimeout(() => void saveSoFar(), CHECKPOINT_MS);
    },

    /** Begins no more checkpoints; resolves once pending writes are done. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      isBehind = false;
      isStopped = true;
      await writing;
    },
  };
}
