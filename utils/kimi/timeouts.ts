/** The longest silences of a server, in milliseconds. An answer as a whole has no limit. */
export interface Timeouts {
  /** Until the response's headers. */
  readonly headers: number;
  /** From the headers to the first reasoning or text. */
  readonly firstToken: number;
  /** Between two reads of the body; a comment counts as a sign of life. */
  readonly silence: number;
}

/**
 * The defaults. Kimi thinks for minutes before it answers; other clients ended with these values after complaints about
 * shorter ones.
 */
export const TIMEOUTS: Timeouts = { headers: 120_000, firstToken: 300_000, silence: 180_000 };
