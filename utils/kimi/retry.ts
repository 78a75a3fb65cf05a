import { note } from '../diagnostics/log';
import { streamCompletion, type CompletionRequest } from './completion';
import type { CompletionEvent, Retrying } from './completion-event';
import { KimiError } from './errors';

/** The most repetitions: free tiers allow three requests a minute, and more would use them up. */
const MAX_RETRIES = 2;

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 16_000;

/** The longest wait that the user is not asked about. */
const LONGEST_RETRY_AFTER_MS = 60_000;

interface RetryOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number;
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason once aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Does what `streamCompletion` does, but repeats the request, at most twice, when it failed for a reason that may pass
 * and before any of the answer was given. Yields `retrying` before each wait; once aborted, the wait ends at once with
 * the signal's reason.
 *
 * Keeps to the server's `Retry-After`, up to a minute; beyond that it throws the error, which says how long. Without
 * one the wait is a random time of 0.5 to 1 s, then of 1 to 2 s, so that many clients do not come back together, and
 * each wait is long enough to be seen.
 */
export async function* streamWithRetries(
  request: CompletionRequest,
  options: RetryOptions = {},
): AsyncGenerator<CompletionEvent | Retrying> {
  const { now = Date.now, random = Math.random, sleep = sleepUntilAborted } = options;
  for (let attempt = 1; ; attempt++) {
    let hasBegun = false;
    try {
      for await (const event of streamCompletion(request)) {
        hasBegun = true;
        yield event;
      }
      return;
    } catch (error) {
      if (!(error instanceof KimiError) || hasBegun || attempt > MAX_RETRIES || !mayPass(error)) throw error;
      const delay = delayBefore(attempt, error, random);
      if (delay === null) throw error;
      // It is shown while it is waited for; the next attempt says how it ended.
      note('answer', 'retried', error);
      yield { type: 'retrying', attempt, attempts: MAX_RETRIES, until: now() + delay, error };
      await sleep(delay, request.signal);
    }
  }
}

/** Milliseconds to wait before the request is repeated; null when the server asks for too many. */
function delayBefore(attempt: number, error: KimiError, random: () => number): number | null {
  const { retryAfter } = error;
  if (retryAfter !== undefined) return retryAfter > LONGEST_RETRY_AFTER_MS ? null : Math.max(0, retryAfter);
  return ((1 + random()) / 2) * Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
}

/** Words that stand in for a status, inside an answer or beside a 429. */
const OVERLOADED = /overload|busy|unavailable/i;

/**
 * True if the same request may succeed a moment later. The server's own word counts (`x-should-retry`), except that
 * nothing helps against a refused token, an empty account or a wrong request. Our own time-outs are not repeated: the
 * server still works on the request, and bills it.
 */
export function mayPass(error: KimiError): boolean {
  const { kind, status = 0, shouldRetry } = error;
  if (shouldRetry === false) return false;
  switch (kind) {
    case 'network':
    case 'rate-limited':
      return true;
    case 'server':
      if ([500, 502, 503, 529].includes(status)) return true;
      return OVERLOADED.test(error.code ?? error.message) || (shouldRetry === true && status >= 500);
    case 'gateway':
      return [502, 503, 504].includes(status) || (shouldRetry === true && status >= 500);
    case 'timeout':
      return status === 504 || (shouldRetry === true && status > 0);
    case 'bad-request':
      // A conflict with a request that is still under way.
      return shouldRetry === true && status === 409;
    case 'no-token':
    case 'unauthorized':
    case 'token-mismatched':
    case 'used-up':
    case 'forbidden':
    case 'content-filter':
    case 'origin-refused':
    case 'wrong-address':
    case 'web-page':
    case 'moved':
    case 'unknown-model':
    case 'too-long':
    case 'too-long-for-account':
    case 'truncated':
    case 'answer-too-long':
    case 'malformed':
      return false;
  }
}

function sleepUntilAborted(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(resolve, ms);
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
