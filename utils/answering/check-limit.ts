import { Refused } from '../chat/refused';
import type { Settings } from '../settings/settings';
import type { UsageStore } from '../storage/usage-store';

/**
 * Throws `Refused` at the user's daily limit, which may be reached in the middle of an answer that takes several
 * requests: what came so far is kept for another day.
 */
export async function checkLimit({
  settings: { dailyLimit },
  usageStore,
}: {
  readonly settings: Pick<Settings, 'dailyLimit'>;
  readonly usageStore: Pick<UsageStore, 'usedToday'>;
}): Promise<void> {
  if (dailyLimit === null || (await usageStore.usedToday(Date.now())) < dailyLimit) return;
  throw new Refused({ kind: 'over-limit', message: '' });
}
