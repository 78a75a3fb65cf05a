/** Above this, `setTimeout` overflows and fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The wait that the server asks for, in milliseconds, or `undefined` when it names none that can be read. Takes
 * `retry-after-ms`, and `retry-after` as seconds (fractions too) or as a date; a time in the past is 0. Never longer
 * than a timer can be; the caller decides if it is worth the wait.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = number(headers.get('retry-after-ms')) ?? inHeader(headers.get('retry-after'), now);
  return milliseconds === undefined ? undefined : bounded(milliseconds);
}

/** True or false if the server says whether to ask again (`x-should-retry`), else `undefined`. */
export function readShouldRetry(headers: Headers): boolean | undefined {
  const value = headers.get('x-should-retry')?.trim().toLowerCase();
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/**
 * The wait named in a server's sentence, in milliseconds: Moonshot sends no header with its 429 but says "please try
 * again after 1 seconds".
 */
export function retryAfterOf(sentence: string): number | undefined {
  const [, wait] =
    /\b(?:try again|retry) (?:after|in) ((?:\d+(?:\.\d+)? ?(?:ms|milli|[hms])[a-z]* ?)+)/i.exec(sentence) ??
    [];
  if (wait === undefined) return undefined;
  // Groq's are of several parts: "1h53m56.8s".
  const parts = wait.matchAll(/(\d+(?:\.\d+)?) ?(ms|milli|[hms])/gi);
  return bounded(parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * msOf(unit), 0));
}

function msOf(unit: string): number {
  return UNITS_MS.get(unit.toLowerCase()) ?? 1000;
}

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['milli', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

function inHeader(value: string | null, now: number): number | undefined {
  // A proxy may add its own to the server's: the first one counts.
  const seconds = number(value) ?? number(value?.split(',')[0] ?? null);
  if (seconds !== undefined) return seconds * 1000;
  // Engines read dates into almost anything: only text with a time of day counts.
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
