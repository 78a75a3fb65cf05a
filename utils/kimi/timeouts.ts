/** How long a server may be silent, in milliseconds. There is no limit to how long an answer takes in all. */
export interface Timeouts {
  /** Until the response's headers. */
  readonly headers: number;
  /** From the headers to the first reasoning or text. */
  readonly firstToken: number;
  /** Between two reads of the body; comments count as life. */
  readonly silence: number;
}

/**
 * Kimi thinks for minutes before it answers; other clients of it ended with these after complaints
 * about shorter ones.
 */
export const TIMEOUTS: Timeouts = { headers: 120_000, firstToken: 300_000, silence: 180_000 };
