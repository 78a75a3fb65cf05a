import { isObject } from './json';

/** Tokens as the server counted them; a detail that it left out is null. */
export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number | null;
  readonly reasoningTokens: number | null;
}

/**
 * Reads the `usage` member of a completion or a chunk. Null when it is missing, null or without a single count.
 * Moonshot has the cached count beside the others, AceData Cloud and OpenAI have it among the details, and the details
 * may be empty objects.
 */
export function parseUsage(value: unknown): Usage | null {
  if (!isObject(value)) return null;
  const prompt = count(value['prompt_tokens']);
  const completion = count(value['completion_tokens']);
  const total = count(value['total_tokens']);
  if (prompt === null && completion === null && total === null) return null;
  return {
    promptTokens: prompt ?? Math.max(0, (total ?? 0) - (completion ?? 0)),
    completionTokens: completion ?? Math.max(0, (total ?? 0) - (prompt ?? 0)),
    cachedTokens: count(value['cached_tokens']) ?? detail(value['prompt_tokens_details'], 'cached_tokens'),
    reasoningTokens:
      count(value['reasoning_tokens']) ?? detail(value['completion_tokens_details'], 'reasoning_tokens'),
  };
}

function detail(details: unknown, name: string): number | null {
  return isObject(details) ? count(details[name]) : null;
}

function count(value: unknown): number | null {
  // Some servers write their counts as text.
  const number = typeof value === 'string' && /^\s*\d{1,15}(?:\.0+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}
