/**
 * The events of a conversation, and the only function that changes one.
 *
 * The background folds events into what it stores, and a panel folds the same events into what it shows: with
 * one reducer, the two can't disagree.
 */
import { addUsage, type AnswerUsage } from './answer-usage';
import type {
  Action,
  Answer,
  Attachment,
  Conversation,
  Outcome,
  Preset,
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
      readonly preset?: Preset;
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
  /** A settled answer continues from where it stopped. */
  | { readonly type: 'continued'; readonly turnId: string; readonly at: number }
  /** The reason why the open answer waits, or null when it no longer does. */
  | { readonly type: 'waited'; readonly turnId: string; readonly waiting: Waiting | null }
  /** The server refused a parameter; the request continues without it. */
  | { readonly type: 'dropped'; readonly turnId: string; readonly parameter: string }
  /** The service did not know the model of the answer; another one answers in its place. */
  | { readonly type: 'replaced'; readonly turnId: string; readonly by: string }
  /** Part of the conversation was not sent. */
  | { readonly type: 'trimmed'; readonly turnId: string; readonly trimmed: Trimmed }
  /** The text that arrived since the last delta; within one, reasoning comes before text. */
  | {
      readonly type: 'delta';
      readonly turnId: string;
      readonly reasoning: string;
      readonly text: string;
      readonly at: number;
    }
  /** The text from this character on does not hold: the service takes it back, or it was reasoning. */
  | { readonly type: 'unsaid'; readonly turnId: string; readonly from: number }
  /** So many more parts of what came could not be read. */
  | { readonly type: 'unread'; readonly turnId: string; readonly parts: number }
  | {
      readonly type: 'settled';
      readonly turnId: string;
      readonly outcome: Outcome;
      /** Of this request alone. */
      readonly usage: AnswerUsage | null;
    };

/** Returns the conversation after `event`. An event about an unknown turn changes nothing. */
export function apply(conversation: Conversation, event: ChatEvent): Conversation {
  switch (event.type) {
    case 'asked': {
      const { turnId: id, question, action, preset, attachment, model, at } = event;
      const asked = { id, question, action, ...(preset && { preset }), attachment };
      const turn: Turn = { ...asked, answer: blank(model, at), earlier: [] };
      return { ...conversation, turns: [...conversation.turns, turn] };
    }
    case 'askedAgain':
      return change(conversation, event.turnId, ({ preset, ...turn }) => ({
        ...turn,
        // In other words it is the user's own question.
        ...(preset && event.question === turn.question && { preset }),
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
    case 'replaced':
      return changeAnswer(conversation, event.turnId, (answer) => replacedBy(answer, event.by));
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
    case 'unsaid':
      return changeAnswer(conversation, event.turnId, (answer) => unsaid(answer, event.from));
    case 'unread':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        unread: (answer.unread ?? 0) + event.parts,
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

/** True if any reasoning or text of the answer arrived. */
function hasArrived(answer: Answer): boolean {
  return answer.text !== '' || answer.reasoning !== '';
}

function replacedBy(answer: Answer, model: string): Answer {
  return { ...answer, model, replaced: answer.model };
}

/** Takes text back. Where none is left, the answer has yet to begin: what was text until then was thought. */
function unsaid(answer: Answer, from: number): Answer {
  const text = answer.text.slice(0, from);
  if (text !== '') return { ...answer, text };
  return { ...answer, text, textAt: null, reasoningAt: answer.reasoningAt ?? answer.textAt };
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
