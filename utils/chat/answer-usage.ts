import type { Usage } from '../kimi/usage';

/** What an answer took, as the server counted it, or about what it took where the server did not say. */
export interface AnswerUsage extends Usage {
  readonly isEstimate: boolean;
}

/** What two requests took together, null being nothing; of a detail, what is known. */
export function addUsage(one: AnswerUsage | null, other: AnswerUsage | null): AnswerUsage | null {
  if (!one || !other) return one ?? other;
  return {
    promptTokens: one.promptTokens + other.promptTokens,
    completionTokens: one.completionTokens + other.completionTokens,
    cachedTokens: sum(one.cachedTokens, other.cachedTokens),
    reasoningTokens: sum(one.reasoningTokens, other.reasoningTokens),
    isEstimate: one.isEstimate || other.isEstimate,
  };
}

function sum(one: number | null, other: number | null): number | null {
  return one === null && other === null ? null : (one ?? 0) + (other ?? 0);
}
