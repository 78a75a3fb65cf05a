import { LEAST_BUDGET } from './plan-page';

/** How the context of a model is shared out; in tokens as `estimateTokens` counts them. */
export interface Shares {
  /** For the pages that a question is about. */
  readonly page: number;
  /** For earlier turns. */
  readonly history: number;
}

export interface ModelRoom {
  /** Tokens that the model takes in and gives out together. */
  readonly context: number;
  /** Tokens an answer may take, reasoning included; null leaves it to the server. */
  readonly maxTokens: number | null;
  /** How many tokens the model makes of what is estimated as one. */
  readonly tokenRatio: number;
}

/** The most that AceData Cloud’s models give out at a time, reasoning included. */
const ANSWER_TOKENS = 16_384;

/** Enough for some twenty questions and answers. */
const HISTORY_TOKENS = 20_000;

/** For what we say ourselves, the question and a selection. */
const REST_TOKENS = 4_000;

/** How far an estimate may be off on this page though it was right for others. */
const MARGIN = 1.1;

/**
 * Shares out a model’s context. The history’s share is kept free from the first question on, so that a page that
 * was sent whole stays where it is while the conversation grows, and the API’s cache has it.
 */
export function sharesOf({ context, maxTokens, tokenRatio }: ModelRoom): Shares {
  const answer = Math.min(maxTokens ?? ANSWER_TOKENS, context / 4);
  const history = Math.min(HISTORY_TOKENS, context / 8);
  const rest = Math.min(REST_TOKENS, context / 16);
  const estimated = (tokens: number) => Math.floor(tokens / (tokenRatio * MARGIN));
  return {
    page: Math.max(LEAST_BUDGET, estimated(context - answer - history - rest)),
    history: estimated(history),
  };
}
