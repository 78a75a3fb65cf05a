/** Above this, `setTimeout` overflows and fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * How long the server asks to wait, in milliseconds, or `undefined` when it does not say so in a way
 * that can be read. Takes `retry-after-ms`, and `retry-after` as seconds (fractions too) or as a date;
 * what lies in the past is 0. Never longer than a timer can be; whether it is worth waiting for is
 * the caller's to say.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = number(headers.get('retry-after-ms')) ?? inHeader(headers.get('retry-after'), now);
  return milliseconds === undefined ? undefined : Math.min(Math.max(0, milliseconds), LONGEST_TIMER_MS);
}

function inHeader(value: string | null, now: number): number | undefined {
  const seconds = number(value);
  if (seconds !== undefined) return seconds * 1000;
  // Engines read dates into almost anything: only what has a time of day is one.
  const at = value !== null && /\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at - now;
}

function number(value: string | null): number | undefined {
  return value !== null && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
