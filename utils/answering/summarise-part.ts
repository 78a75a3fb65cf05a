import type { AnswerEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import { KimiError } from '../kimi/errors';
import type { DigestStep } from '../prompt/digest';
import { makeAcceptedRequest, type AcceptedRequest } from './accepted-request';
import type { Queue } from './queue';
import { queued } from './queued';
import { toFailure } from './to-failure';

export interface SummariseOptions {
  readonly request: Omit<AcceptedRequest, 'messages' | 'begun'>;
  readonly queue: Queue;
  readonly queueKey: string;
  readonly progress: Waiting;
}

/**
 * A digest makes one request after the other, and the smallest accounts allow three a minute: one that is refused
 * for that waits for the next minute, and so often.
 */
const PATIENCE = { attempts: 4, ms: 21_000, most: 60_000 };

/** What stands for a part that the service does not summarise for what is in it. */
const DECLINED = '(The service declined to summarise this part.)';

/** Makes the summary of one part; what arrives of it is no answer yet, and is not shown. */
export async function* summarisePart(
  { messages }: DigestStep,
  { request, queue, queueKey: key, progress }: SummariseOptions,
): AsyncGenerator<AnswerEvent, { readonly text: string; readonly isMade: boolean }> {
  const { signal } = request;
  for (let attempt = 1; ; attempt++) {
    try {
      const text = yield* queued({ queue, key, signal, afterwards: progress }, () =>
        collect(makeAcceptedRequest({ ...request, messages: () => messages, begun: '' }), progress),
      );
      if (text.trim() === '') throw new KimiError('malformed', 'The model gave no summary.');
      return { text: text.trim(), isMade: true };
    } catch (error) {
      if (!(error instanceof KimiError)) throw error;
      if (error.kind === 'content-filter') return { text: DECLINED, isMade: false };
      const delay = error.retryAfter ?? PATIENCE.ms;
      if (error.kind !== 'rate-limited' || attempt > PATIENCE.attempts || delay > PATIENCE.most) throw error;
      const until = Date.now() + delay;
      const { attempts } = PATIENCE;
      yield {
        type: 'waiting',
        waiting: { type: 'retrying', attempt, attempts, until, failure: toFailure(error) },
      };
      await pause(delay, signal);
    }
  }
}

/** The text of an answer. Of what else happens only what the user should know is passed on. */
async function* collect(
  events: AsyncIterable<AnswerEvent>,
  progress: Waiting,
): AsyncGenerator<AnswerEvent, string> {
  let text = '';
  let isProgressShown = true;
  for await (const event of events) {
    switch (event.type) {
      case 'waiting':
        isProgressShown = false;
        yield event;
        break;
      case 'reasoning':
      case 'text':
        if (event.type === 'text') text += event.text;
        if (!isProgressShown) yield { type: 'waiting', waiting: progress };
        isProgressShown = true;
        break;
      case 'dropped':
      case 'trimmed':
      case 'usage':
        yield event;
        break;
      case 'end':
        if (event.finishReason === 'content-filter') throw new KimiError('content-filter', '');
        break;
    }
  }
  return text;
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
