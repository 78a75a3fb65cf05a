/**
 * What happens to a conversation, and the only function that changes it.
 *
 * The background folds events into what it stores, a panel folds the same events into what it
 * shows: one reducer, so the two can't disagree.
 */
import { addUsage, type AnswerUsage } from './answer-usage';
import type {
  Action,
  Answer,
  Attachment,
  Conversation,
  Outcome,
  Trimmed,
  Turn,
  Waiting,
} from './conversation';

export type ChatEvent =
  | {
      readonly type: 'asked';
      readonly turnId: string;
      readonly question: string;
      readonly action: Action;
      readonly attachment: Attachment;
      readonly model: string;
      readonly at: number;
    }
  /** The same turn again: "ask again" keeps its question, "edit" brings a new one. */
  | {
      readonly type: 'askedAgain';
      readonly turnId: string;
      readonly question: string;
      readonly model: string;
      readonly at: number;
    }
  /** A settled answer goes on from where it stands. */
  | { readonly type: 'continued'; readonly turnId: string; readonly at: number }
  /** What the open answer waits for, or null when it waits no longer. */
  | { readonly type: 'waited'; readonly turnId: string; readonly waiting: Waiting | null }
  /** The server refused a parameter; the request goes on without it. */
  | { readonly type: 'dropped'; readonly turnId: string; readonly parameter: string }
  /** Not all of the conversation went along. */
  | { readonly type: 'trimmed'; readonly turnId: string; readonly trimmed: Trimmed }
  /** What arrived since the last delta; within one, reasoning comes before text. */
  | {
      readonly type: 'delta';
      readonly turnId: string;
      readonly reasoning: string;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly type: 'settled';
      readonly turnId: string;
      readonly outcome: Outcome;
      /** Of this request alone. */
      readonly usage: AnswerUsage | null;
    };

/** The conversation after `event`. An event about a turn that is not there changes nothing. */
export function apply(conversation: Conversation, event: ChatEvent): Conversation {
  switch (event.type) {
    case 'asked': {
      const { turnId: id, question, action, attachment, model, at } = event;
      const turn = { id, question, action, attachment, answer: blank(model, at), earlier: [] };
      return { ...conversation, turns: [...conversation.turns, turn] };
    }
    case 'askedAgain':
      return change(conversation, event.turnId, (turn) => ({
        ...turn,
        question: event.question,
        answer: blank(event.model, event.at),
        earlier: hasArrived(turn.answer)
          ? [...turn.earlier, { question: turn.question, answer: turn.answer }]
          : turn.earlier,
      }));
    case 'continued':
      return changeAnswer(conversation, event.turnId, (answer) => ({ ...answer, outcome: null }));
    case 'waited':
      return changeAnswer(conversation, event.turnId, (answer) => ({ ...answer, waiting: event.waiting }));
    case 'dropped':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        dropped: [...answer.dropped, event.parameter],
      }));
    case 'trimmed':
      return changeAnswer(conversation, event.turnId, (answer) => ({ ...answer, trimmed: event.trimmed }));
    case 'delta':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        waiting: null,
        reasoning: answer.reasoning + event.reasoning,
        text: answer.text + event.text,
        reasoningAt: answer.reasoningAt ?? (event.reasoning ? event.at : null),
        textAt: answer.textAt ?? (event.text ? event.at : null),
      }));
    case 'settled':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        outcome: event.outcome,
        waiting: null,
        usage: addUsage(answer.usage, event.usage),
      }));
  }
}

/** Whether anything of the answer arrived. */
function hasArrived(answer: Answer): boolean {
  return answer.text !== '' || answer.reasoning !== '';
}

function blank(model: string, askedAt: number): Answer {
  return {
    model,
    askedAt,
    reasoning: '',
    text: '',
    reasoningAt: null,
    textAt: null,
    outcome: null,
    waiting: null,
    usage: null,
    dropped: [],
  };
}

function change(conversation: Conversation, turnId: string, next: (turn: Turn) => Turn): Conversation {
  const index = conversation.turns.findLastIndex((turn) => turn.id === turnId);
  const turn = conversation.turns[index];
  return turn ? { ...conversation, turns: conversation.turns.with(index, next(turn)) } : conversation;
}

function changeAnswer(conversation: Conversation, turnId: string, next: (answer: Answer) => Answer) {
  return change(conversation, turnId, (turn) => ({ ...turn, answer: next(turn.answer) }));
}
