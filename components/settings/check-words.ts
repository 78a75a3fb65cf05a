import type { Failure, FailureKind } from '@/utils/chat/failure';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { failureSentence } from '../failure/failure-words';

/** Kinds whose usual words speak of an answer, or of a time that a button counts down. */
const WORDS: Readonly<Partial<Record<FailureKind, MessageKey>>> = {
  'rate-limited': 'reason_rate_limited',
  interrupted: 'check_interrupted',
  truncated: 'check_interrupted',
  storage: 'check_not_saved',
  'storage-full': 'check_not_saved',
};

/**
 * Says what happened to a check or a setting, and what to do: no question was asked, and no answer is kept or
 * lost.
 */
export function checkSentence(failure: Failure): string {
  const key = WORDS[failure.kind];
  return key ? t(key) : failureSentence(failure);
}
