import type { AnswerEvent } from './answer-event';
import { addUsage, type AnswerUsage } from './answer-usage';
import { changeOf } from './change-of';
import type { Outcome } from './conversation';
import type { Room } from './room';

interface ReceiveOptions {
  readonly room: Room;
  readonly turnId: string;
  readonly events: AsyncIterable<AnswerEvent>;
  /** The outcome of an answer whose events threw. */
  readonly outcomeOf: (error: unknown) => Outcome;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Brings the events of an answer into its room, to the end. Never throws: returns how the answer ended. */
export async function receiveAnswer({ room, turnId, events, outcomeOf, now }: ReceiveOptions) {
  let outcome: Outcome = { type: 'done', finishReason: 'other' };
  let usage: AnswerUsage | null = null;
  try {
    for await (const event of events) {
      if (event.type === 'end') outcome = { type: 'done', finishReason: event.finishReason };
      else if (event.type === 'usage') usage = addUsage(usage, event.usage);
      else if (event.type === 'reasoning' || event.type === 'text') {
        room.receive(turnId, event.type, event.text);
      } else if (event.type === 'looked-up') {
        // A worker that dies now goes on from here.
        await room.commitStep(changeOf(event, { turnId, at: now(), usage }));
        usage = null;
      } else room.show(changeOf(event, { turnId, at: now(), usage }));
    }
  } catch (error) {
    outcome = outcomeOf(error);
  }
  return { outcome, usage };
}
