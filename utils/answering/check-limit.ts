import { Refused } from '../chat/refused';
import type { Settings } from '../settings/settings';
import type { UsageStore } from '../storage/usage-store';

interface Limits {
  readonly settings: Pick<Settings, 'dailyLimit' | 'monthlyLimit'>;
  readonly usageStore: Pick<UsageStore, 'usedToday' | 'usedThisMonth'>;
}

/**
 * Throws `Refused` at the user's limit for a day or a month, which may be reached in the middle of an answer that takes
 * several requests: what came so far is kept for another day.
 */
export async function checkLimit({
  settings: { dailyLimit, monthlyLimit },
  usageStore,
}: Limits): Promise<void> {
  const now = Date.now();
  if (dailyLimit !== null && (await usageStore.usedToday(now)) >= dailyLimit) throw over('day');
  if (monthlyLimit !== null && (await usageStore.usedThisMonth(now)) >= monthlyLimit) throw over('month');
}

/** Throws `Refused` where a request of so many tokens, as estimated, is more than the user wants to send at once. */
export function checkRequest({ questionLimit }: Pick<Settings, 'questionLimit'>, tokens: number): void {
  if (questionLimit !== null && tokens > questionLimit) throw over('question');
}

/** The code says which limit it is. */
function over(code: 'day' | 'month' | 'question'): Refused {
  return new Refused({ kind: 'over-limit', message: '', code });
}
