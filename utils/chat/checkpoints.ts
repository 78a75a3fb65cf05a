import type { Conversation } from './conversation';
import { dropped } from '../diagnostics/log';

/** The most text that a crash may cost, as time. */
const CHECKPOINT_MS = 250;

/** Writes a turn as it grows: `save` writes it as it is in one state of the conversation, `current` returns the newest. */
export function createCheckpoints(
  save: (conversation: Conversation, turnId: string) => Promise<void>,
  current: () => Conversation,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The turn that has something newer than the last checkpoint. */
  let behind: string | null = null;
  let isStopped = false;
  let writing: Promise<unknown> = Promise.resolve();

  /** One write at a time: a slow one must not put an older state over a newer one. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const written = writing.then(work);
    writing = written.catch(() => undefined);
    return written;
  }

  const write = (conversation: Conversation, turnId: string) => inTurn(() => save(conversation, turnId));

  async function saveSoFar(turnId: string): Promise<void> {
    behind = null;
    // A failed checkpoint costs nothing yet: the next one, or the end, writes the same turn.
    await write(current(), turnId).catch(dropped('chat', 'not-stored'));
    begin();
  }

  function begin(): void {
    const turnId = behind;
    timer =
      turnId !== null && !isStopped ? setTimeout(() => void saveSoFar(turnId), CHECKPOINT_MS) : undefined;
  }

  return {
    /** Does other work on the store after all pending writes. Throws what it throws. */
    inTurn,

    /** Writes a turn after all pending writes. Throws what the store throws. */
    write,

    /** Notes an addition to a turn: it is written within a quarter of a second, if the store is fast enough. */
    note(turnId: string): void {
      behind = turnId;
      isStopped = false;
      if (timer === undefined) begin();
    },

    /** Begins no more checkpoints; resolves once pending writes are done. */
    async stop(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      behind = null;
      isStopped = true;
      await writing;
    },
  };
}
