import type { AnswerEvent } from '../chat/answer-event';
import type { Waiting } from '../chat/conversation';
import type { QueuePlace } from './queue';

interface Wait {
  readonly signal: AbortSignal;
  /** The wait to report once it is this one's turn. */
  readonly afterwards: Waiting | null;
}

/**
 * Yields the number of places ahead, each time it changes, until it is this one's turn. The caller must leave the
 * place.
 */
export async function* untilTurn(
  place: QueuePlace,
  { signal, afterwards }: Wait,
): AsyncGenerator<AnswerEvent> {
  for await (const ahead of place.ahead(signal))
    yield { type: 'waiting', waiting: { type: 'queued', ahead } };
  yield { type: 'waiting', waiting: afterwards };
}
