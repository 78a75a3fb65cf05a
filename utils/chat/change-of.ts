import type { AnswerEvent } from './answer-event';
import type { AnswerUsage } from './answer-usage';
import type { TurnEvent } from './apply';

/**
 * The change that an event of an answer makes to its conversation. `at` is in epoch milliseconds, `usage` that of the
 * requests since the last look-up.
 */
export function changeOf(
  event: Exclude<AnswerEvent, { readonly type: 'usage' | 'end' }>,
  { turnId, at, usage }: { readonly turnId: string; readonly at: number; readonly usage: AnswerUsage | null },
): TurnEvent {
  switch (event.type) {
    case 'waiting':
      return { type: 'waited', turnId, waiting: event.waiting };
    case 'dropped':
    case 'replaced':
    case 'trimmed':
    case 'unsaid':
    case 'unread':
      return { ...event, turnId };
    case 'reasoning':
    case 'text':
      return { type: 'delta', turnId, at, reasoning: '', text: '', [event.type]: event.text };
    case 'looked-up':
      return { type: 'lookedUp', turnId, calls: event.calls, isOwn: event.isOwn, usage };
  }
}
