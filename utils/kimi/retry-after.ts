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
  return milliseconds === undefined ? undefined : bounded(milliseconds);
}

/** Whether the server wants to be asked again (`x-should-retry`), or `undefined` when it leaves it open. */
export function readShouldRetry(headers: Headers): boolean | undefined {
  const value = headers.get('x-should-retry')?.trim().toLowerCase();
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/**
 * The same from a server's sentence, in milliseconds: Moonshot sends no header with its 429 but says
 * "please try again after 1 seconds".
 */
export function retryAfterOf(sentence: string): number | undefined {
  const found = /\b(?:try again|retry) (?:after|in) (\d+(?:\.\d+)?) ?(ms|milli|m|s)/i.exec(sentence);
  return found
    ? bounded(Number(found[1]) * (UNITS_MS.get(found[2]?.toLowerCase() ?? '') ?? 1000))
    : undefined;
}

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['milli', 1],
  ['s', 1000],
  ['m', 60_000],
]);

function inHeader(value: string | null, now: number): number | undefined {
  // A proxy may add its own to the server's: the first counts.
  const seconds = number(value) ?? number(value?.split(',')[0] ?? null);
  if (seconds !== undefined) return seconds * 1000;
  // Engines read dates into almost anything: only what has a time of day is one.
  if (value === null || !/\d\d:\d\d:\d\d/.test(value)) return undefined;
  // The oldest form of a date names no zone, and means Greenwich's (RFC 9110, 5.6.7).
  const at = Date.parse(/(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value : `${value} GMT`);
  return Number.isNaN(at) ? undefined : at - now;
}

function number(value: string | null): number | undefined {
  return value !== null && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

function bounded(milliseconds: number): number {
  return Math.min(Math.max(0, milliseconds), LONGEST_TIMER_MS);
}
