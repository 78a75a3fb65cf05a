/** The patience of answers that take many requests, one after the other. */
import type { AnswerEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import { note } from '../diagnostics/log';
import { KimiError } from '../kimi/errors';
import type { Queue } from './queue';
import { toFailure } from './to-failure';
import { untilTurn } from './until-turn';

interface PatienceOptions {
  readonly queue: Queue;
  readonly queueKey: string;
  readonly signal: AbortSignal;
  /** Shown once its turn has come. */
  readonly afterwards: Waiting | null;
}

/**
 * Makes one of many requests in its turn, as often as the service has no room for it. Null where the service declines it
 * for its content; throws any other `KimiError`.
 */
export async function* patiently<Made>(
  request: () => AsyncGenerator<AnswerEvent, Made>,
  { queue, queueKey, signal, afterwards }: PatienceOptions,
): AsyncGenerator<AnswerEvent, Made | null> {
  for (let attempt = 1; ; attempt++) {
    const place = queue.join(queueKey);
    try {
      yield* untilTurn(place, { signal, afterwards });
      return yield* request();
    } catch (error) {
      if (!(error instanceof KimiError)) throw error;
      if (error.kind === 'content-filter') {
        // One part of many: the others are still worth reading, and the answer is told of the gap.
        note('answer', 'no-answer', error);
        return null;
      }
      const waiting = waitingAfter(error, attempt);
      if (waiting === null) throw error;
      // The wait is shown. Other requests go first meanwhile.
      note('answer', 'retried', error);
      place.leave();
      yield { type: 'waiting', waiting };
      await pause(waiting.until - Date.now(), signal);
    } finally {
      place.leave();
    }
  }
}

/**
 * The repetitions of a request, and the wait before each. The smallest
 * accounts allow three a minute: a request refused for that waits for the next minute.
 */
const PATIENCE = { attempts: 4, ms: 21_000, most: 60_000 };

/** The wait before a part is asked for again; null where waiting does not help. */
function waitingAfter(error: KimiError, attempt: number): Extract<Waiting, { type: 'retrying' }> | null {
  const delay = error.retryAfter ?? PATIENCE.ms;
  if (error.kind !== 'rate-limited' || attempt > PATIENCE.attempts || delay > PATIENCE.most) return null;
  const { attempts } = PATIENCE;
  return { type: 'retrying', attempt, attempts, until: Date.now() + delay, failure: toFailure(error) };
}

/** Waits; throws the signal's reason once aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
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
