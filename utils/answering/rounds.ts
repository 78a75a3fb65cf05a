import { chatCompletions } from '../kimi/chat-completions';
import { factsOf } from '../settings/model-facts';
import type { Settings } from '../settings/settings';

/** A model that has not found it by then does not find it, and each round sends the whole conversation again. */
const MOST = 3;

/**
 * The most times that a model may ask for more of a page for one answer. An account of three requests a minute can
 * afford one: the next question needs a request as well.
 */
export async function roundsFor({ baseUrl, looksUp }: Settings, model: string): Promise<number> {
  const { refused, requestsPerMinute } = await factsOf(baseUrl, model);
  if (!looksUp || refused.includes(chatCompletions.wireNames.tools)) return 0;
  if (requestsPerMinute === null) return MOST;
  return Math.max(1, Math.min(MOST, Math.floor((requestsPerMinute - 1) / 2)));
}
