import type { DayUsage } from '../storage/day-usage';

/**
 * Merges two counts of a day's usage of a model: the larger one wins, `stored` where they are equal. They are
 * not added up, since the same requests may be in both.
 */
export function mergeUsage(stored: DayUsage | undefined, imported: DayUsage): DayUsage {
  if (!stored) return imported;
  const difference = imported.requests - stored.requests || tokens(imported) - tokens(stored);
  return difference > 0 ? imported : stored;
}

function tokens({ promptTokens, completionTokens }: DayUsage): number {
  return promptTokens + completionTokens;
}
