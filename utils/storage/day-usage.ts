/** What was used on one day with one model. */
export interface DayUsage {
  /** The user's own calendar: `2026-11-23`. */
  readonly day: string;
  readonly model: string;
  readonly requests: number;
  readonly promptTokens: number;
  /** Of the prompt tokens, those that came from the server's cache, as far as it told. */
  readonly cachedTokens: number;
  readonly completionTokens: number;
  /** Of the completion tokens, those that went into reasoning, as far as the server told. */
  readonly reasoningTokens: number;
  /** Of all tokens, those that are estimates since the server did not count them. */
  readonly estimatedTokens: number;
}
