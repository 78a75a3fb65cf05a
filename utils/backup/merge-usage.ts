import type { DayUsage } from '../storage/day-usage';

/**
 * What was used on a day with a model, of two counts of it: the one that counted more. It is `stored` where neither
 * did. They are not added up, since the same requests may be in both.
 */
export function mergeUsage(stored: DayUsage | undefined, imported: DayUsage): DayUsage {
  if (!stored) return imported;
  const difference = imported.requests - stored.requests || tokens(imported) - tokens(stored);
  return difference > 0 ? imported : stored;
}

function tokens({ promptTokens, completionTokens }: DayUsage): number {
  return promptTokens + completionTokens;
}
