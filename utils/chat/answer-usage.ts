import type { Usage } from '../kimi/usage';

/**
 * The tokens that an answer took, as the server counted them, or an estimate where the server did not say.
 */
export interface AnswerUsage extends Usage {
  readonly isEstimate: boolean;
}

/** The sum of two requests' usage; null counts as nothing. A detail that only one of them has is kept. */
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
