import type { AnswerEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import type { QueuePlace } from './queue';

interface Wait {
  readonly signal: AbortSignal;
  /** What is waited for once it is this one's turn. */
  readonly afterwards: Waiting | null;
}

/** Says how many go first, each time that changes, until it is this one's turn. The place is the caller's to leave. */
export async function* untilTurn(
  place: QueuePlace,
  { signal, afterwards }: Wait,
): AsyncGenerator<AnswerEvent> {
  for await (const ahead of place.ahead(signal))
    yield { type: 'waiting', waiting: { type: 'queued', ahead } };
  yield { type: 'waiting', waiting: afterwards };
}
