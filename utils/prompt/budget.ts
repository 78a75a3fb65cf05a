import { LEAST_BUDGET } from './plan-page';

/** The shares of a model's context, in tokens as `estimateTokens` counts them. */
export interface Shares {
  /** For the pages that a question is about. */
  readonly page: number;
  /** For earlier turns. */
  readonly history: number;
  /** For what is looked up in the pages while a question is answered. */
  readonly lookups: number;
}

export interface ModelRoom {
  /** Tokens of the model's input and output together. */
  readonly context: number;
  /** Tokens an answer may take, reasoning included; null leaves it to the server. */
  readonly maxTokens: number | null;
  /** The model's tokens for each estimated one. */
  readonly tokenRatio: number;
}

/** The longest output of AceData Cloud’s models, reasoning included. */
const ANSWER_TOKENS = 16_384;

/** Enough for some twenty questions and answers. */
const HISTORY_TOKENS = 20_000;

/** Enough for three searches, or for a dozen sections. */
const LOOKUP_TOKENS = 16_000;

/** For our own instructions, the question and a selection. */
const REST_TOKENS = 4_000;

/** The possible error of an estimate on this page, though it was right for others. */
const MARGIN = 1.1;

/**
 * Divides a model’s context. The history’s share is kept free from the first question on, so that a page that
 * was sent whole keeps its place while the conversation grows, and stays in the API’s cache.
 */
export function sharesOf({ context, maxTokens, tokenRatio }: ModelRoom): Shares {
  const answer = Math.min(maxTokens ?? ANSWER_TOKENS, context / 4);
  const history = Math.min(HISTORY_TOKENS, context / 8);
  const lookups = Math.min(LOOKUP_TOKENS, context / 8);
  const rest = Math.min(REST_TOKENS, context / 16);
  const estimated = (tokens: number) => Math.floor(tokens / (tokenRatio * MARGIN));
  return {
    page: Math.max(LEAST_BUDGET, estimated(context - answer - history - rest)),
    history: estimated(history),
    lookups: estimated(lookups),
  };
}
