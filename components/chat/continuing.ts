import type { Answer } from '@/utils/chat/conversation';
import type { FailureKind } from '@/utils/chat/failure';

/** After these there is nothing to go on from: refused for good, no longer there, or all there but not saved. */
const FINAL: ReadonlySet<FailureKind> = new Set([
  'content-filter',
  'too-long',
  'gone',
  'storage',
  'storage-full',
  'damaged',
]);

/** Whether a settled answer broke off, so that it can go on from where it stands. */
export function isContinuable({ outcome, text }: Answer): boolean {
  if (text.trim() === '') return false;
  switch (outcome?.type) {
    case 'stopped':
      return true;
    case 'failed':
      return !FINAL.has(outcome.failure.kind);
    case 'done':
      return outcome.finishReason === 'length';
    case undefined:
      return false;
  }
}

/** Whether thinking used up all that the answer was allowed. */
export function isOutOfRoom({ outcome, text }: Answer): boolean {
  return outcome?.type === 'done' && outcome.finishReason === 'length' && text.trim() === '';
}

/** Whether the user stopped it before there was a word of it. */
export function isStoppedEarly({ outcome, text }: Answer): boolean {
  return outcome?.type === 'stopped' && text.trim() === '';
}

/** Whether there is nothing to say about how a settled answer ended. */
export function hasPlainEnd({ outcome, text }: Answer): boolean {
  if (outcome?.type !== 'done' || text.trim() === '') return false;
  return outcome.finishReason !== 'length' && outcome.finishReason !== 'content-filter';
}
