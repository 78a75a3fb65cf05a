/** The patience of answers that take many requests, one after the other. */
import type { Waiting } from '../chat/conversation';
import type { KimiError } from '../kimi/errors';
import { toFailure } from './to-failure';

/**
 * The repetitions of a request, and the wait before each. The smallest
 * accounts allow three a minute: a request refused for that waits for the next minute.
 */
const PATIENCE = { attempts: 4, ms: 21_000, most: 60_000 };

/** The wait before a part is asked for again; null where waiting does not help. */
export function waitingAfter(
  error: KimiError,
  attempt: number,
): Extract<Waiting, { type: 'retrying' }> | null {
  const delay = error.retryAfter ?? PATIENCE.ms;
  if (error.kind !== 'rate-limited' || attempt > PATIENCE.attempts || delay > PATIENCE.most) return null;
  const { attempts } = PATIENCE;
  return { type: 'retrying', attempt, attempts, until: Date.now() + delay, failure: toFailure(error) };
}

/** Waits; throws the signal's reason once aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
