import { lastMessage } from '@/utils/chat/answer-messages';
import type { Answer } from '@/utils/chat/conversation';
import type { FailureKind } from '@/utils/chat/failure';

/** After these there is no way to continue: refused for good, no longer there, or complete but not saved. */
const FINAL: ReadonlySet<FailureKind> = new Set([
  'content-filter',
  'too-long',
  'answer-too-long',
  'too-long-for-account',
  'gone',
  'storage',
  'storage-full',
  'damaged',
]);

/** True if a settled answer broke off, so that it can be continued. */
export function isContinuable({ outcome, text, lookups = [] }: Answer): boolean {
  if (text.trim() === '' && lookups.length === 0) return false;
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

/** True if thinking used up all of the answer's tokens. */
export function isOutOfRoom(answer: Answer): boolean {
  const { outcome } = answer;
  return outcome?.type === 'done' && outcome.finishReason === 'length' && isWordless(answer);
}

/** True if the user stopped it before its first word. */
export function isStoppedEarly({ outcome, text }: Answer): boolean {
  return outcome?.type === 'stopped' && text.trim() === '';
}

/** True if the outcome of a settled answer needs no note. */
export function hasPlainEnd(answer: Answer): boolean {
  const { outcome } = answer;
  if (outcome?.type !== 'done' || isWordless(answer)) return false;
  return outcome.finishReason !== 'length' && outcome.finishReason !== 'content-filter';
}

/** True if nothing was said in answer. Words that only announce a look-up are none. */
export function isWordless(answer: Answer): boolean {
  return lastMessage(answer).text.trim() === '';
}
