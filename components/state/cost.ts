import type { Conversation } from '@/utils/chat/conversation';
import type { Price, Settings } from '@/utils/settings/settings';

interface Tokens {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number | null;
}

/** The cost of tokens at `price`, which is per million of them. */
export function costOf({ promptTokens, completionTokens, cachedTokens }: Tokens, price: Price): number {
  const cached = Math.min(cachedTokens ?? 0, promptTokens);
  return (
    ((promptTokens - cached) * price.input + cached * price.cachedInput + completionTokens * price.output) /
    1_000_000
  );
}

export interface Total {
  readonly tokens: number;
  readonly isEstimate: boolean;
  /** Null unless every model that took part has a price. */
  readonly cost: number | null;
}

/** The usage of a conversation, all its branches included. Null before the first count. */
export function totalOf({ turns, others }: Conversation, prices: Settings['prices']): Total | null {
  const answers = [...turns, ...others].map(({ answer }) => answer);
  return answers.reduce<Total | null>((total, { model, usage }) => {
    if (!usage) return total;
    const price = prices[model];
    const before = total ?? { tokens: 0, isEstimate: false, cost: 0 };
    return {
      tokens: before.tokens + usage.promptTokens + usage.completionTokens,
      isEstimate: before.isEstimate || usage.isEstimate,
      cost: before.cost === null || !price ? null : before.cost + costOf(usage, price),
    };
  }, null);
}
