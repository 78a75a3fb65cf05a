import type { AnswerEvent } from './answer-event';
import { addUsage, type AnswerUsage } from './answer-usage';
import type { Outcome } from './conversation';
import type { Room } from './room';

interface ReceiveOptions {
  readonly room: Room;
  readonly turnId: string;
  readonly events: AsyncIterable<AnswerEvent>;
  /** The outcome of an answer whose events threw. */
  readonly outcomeOf: (error: unknown) => Outcome;
}

/** Brings the events of an answer into its room, to the end. Never throws: returns how the answer ended. */
export async function receiveAnswer({ room, turnId, events, outcomeOf }: ReceiveOptions) {
  let outcome: Outcome = { type: 'done', finishReason: 'other' };
  let usage: AnswerUsage | null = null;
  try {
    for await (const event of events) {
      switch (event.type) {
        case 'waiting':
          room.show({ type: 'waited', turnId, waiting: event.waiting });
          break;
        case 'dropped':
          room.show({ type: 'dropped', turnId, parameter: event.parameter });
          break;
        case 'replaced':
          room.show({ type: 'replaced', turnId, by: event.by });
          break;
        case 'trimmed':
          room.show({ type: 'trimmed', turnId, trimmed: event.trimmed });
          break;
        case 'reasoning':
        case 'text':
          room.receive(turnId, event.type, event.text);
          break;
        case 'unsaid':
          room.show({ type: 'unsaid', turnId, from: event.from });
          break;
        case 'unread':
          room.show({ type: 'unread', turnId, parts: event.parts });
          break;
        case 'usage':
          usage = addUsage(usage, event.usage);
          break;
        case 'end':
          outcome = { type: 'done', finishReason: event.finishReason };
          break;
      }
    }
  } catch (error) {
    outcome = outcomeOf(error);
  }
  return { outcome, usage };
}
