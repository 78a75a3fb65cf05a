import type { AnswerEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import type { Queue } from './queue';

interface Line {
  readonly queue: Queue;
  /** Requests with the same key are made one after the other. */
  readonly key: string;
  readonly signal: AbortSignal;
  /** What is waited for once it is this one's turn. */
  readonly afterwards: Waiting | null;
}

/** Does `work` when all that came before is done, and says meanwhile how much that is. */
export async function* queued<Result>(
  { queue, key, signal, afterwards }: Line,
  work: () => AsyncGenerator<AnswerEvent, Result>,
): AsyncGenerator<AnswerEvent, Result> {
  const place = queue.join(key);
  try {
    for await (const ahead of place.ahead(signal))
      yield { type: 'waiting', waiting: { type: 'queued', ahead } };
    yield { type: 'waiting', waiting: afterwards };
    return yield* work();
  } finally {
    place.leave();
  }
}
