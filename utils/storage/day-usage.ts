/** The usage of one day with one model. */
export interface DayUsage {
  /** The user's own calendar: `2026-11-23`. */
  readonly day: string;
  readonly model: string;
  readonly requests: number;
  readonly promptTokens: number;
  /** The prompt tokens among them that came from the server's cache, as far as it said. */
  readonly cachedTokens: number;
  readonly completionTokens: number;
  /** The completion tokens among them that went into reasoning, as far as the server said. */
  readonly reasoningTokens: number;
  /** The tokens among them that are estimates, since the server did not count them. */
  readonly estimatedTokens: number;
}
