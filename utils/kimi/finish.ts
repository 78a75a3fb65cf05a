import type { Chunk } from './chunk';
import type { FinishReason } from './completion-event';

/**
 * Follows the finish reasons of an answer. Some servers put one on chunks that are not the last: on every chunk, on the
 * first, on those of the reasoning.
 */
export function createFinish() {
  let reason: FinishReason | null = null;
  let last: FinishReason | null = null;
  /** True once there was text without one, and as long as no words follow on one: then it means something. */
  let isTelling: boolean | null = null;

  return {
    add(chunk: Pick<Chunk, 'finishReason' | 'content' | 'reasoning' | 'calls'>): void {
      const { finishReason, reasoning } = chunk;
      // A call is said as text is.
      const hasContent = chunk.content !== '' || chunk.calls.length > 0;
      last = finishReason ?? last;
      if (!hasContent && reasoning === '') {
        reason = finishReason ?? reason;
        return;
      }
      if (reason !== null) isTelling = false;
      else if (hasContent && finishReason === null) isTelling ??= true;
      reason = finishReason;
    },

    /** The reason that stands at the end of what came so far; null where words came after the last one. */
    reason: () => reason,

    /** The last reason of all. */
    last: () => last,

    /** True if a finish reason means something, since there was text without one. */
    isTelling: () => isTelling === true,

    /** True if the answer is there, as far as can be told: only its epilogue may follow. */
    isEnding: () => reason !== null && isTelling === true,
  };
}

export type Finish = ReturnType<typeof createFinish>;
