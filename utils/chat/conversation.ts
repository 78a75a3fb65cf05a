/**
 * The conversation and the only function that changes it.
 *
 * The background folds events into what it stores, a panel folds the same events into what it
 * shows: one reducer, so the two can't disagree.
 */
import type { FinishReason } from '../kimi/completion';
import type { Usage } from '../kimi/usage';
import type { SelectionCapture } from '../page/capture';
import type { Metadata } from '../page/metadata';
import type { Failure } from './failure';

export interface Conversation {
  readonly id: string;
  /** `pageKey` of the page it belongs to, or `NO_PAGE`. */
  readonly pageKey: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly turns: readonly Turn[];
}

/** A question with all that was attached to it, and its answer. */
export interface Turn extends Version {
  readonly id: string;
  readonly action: Action;
  readonly attachment: Attachment;
  /** What "ask again" and "edit" replaced, oldest first: nothing that arrived is thrown away. */
  readonly earlier: readonly Version[];
}

/** A question as it was worded, and the answer to that wording. */
interface Version {
  readonly question: string;
  readonly answer: Answer;
}

/** What the user asked for; `ask` is a question in the user's own words. */
export type Action = 'ask' | 'summarise' | 'explain' | 'translate';

/** What the question is about, frozen when it was asked: navigating away changes nothing. */
export interface Attachment {
  readonly page: AttachedPage | null;
  readonly selection: SelectionCapture | null;
}

/** A page that was read. Its text is stored once, under `hash`. */
export interface AttachedPage extends Omit<Metadata, 'excerpt'> {
  readonly url: string;
  readonly hash: string;
  /** Characters of the page's main text, and how many of them were sent. */
  readonly characters: number;
  readonly sentCharacters: number;
}

export interface Answer {
  readonly model: string;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly reasoning: string;
  readonly text: string;
  /** Epoch milliseconds of the first reasoning and of the first text; null until they arrive. */
  readonly reasoningAt: number | null;
  readonly textAt: number | null;
  /** Null while the answer is open. */
  readonly outcome: Outcome | null;
  readonly usage: Usage | null;
}

export type Outcome =
  | { readonly type: 'done'; readonly finishReason: FinishReason }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly failure: Failure };

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
      readonly usage: Usage | null;
    };

export function emptyConversation(id: string, pageKey: string, createdAt: number): Conversation {
  return { id, pageKey, createdAt, turns: [] };
}

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
    case 'delta':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        reasoning: answer.reasoning + event.reasoning,
        text: answer.text + event.text,
        reasoningAt: answer.reasoningAt ?? (event.reasoning ? event.at : null),
        textAt: answer.textAt ?? (event.text ? event.at : null),
      }));
    case 'settled':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        outcome: event.outcome,
        usage: event.usage,
      }));
  }
}

/** The turn being answered, if any. There is at most one, and it is the last. */
export function openTurn(conversation: Conversation): Turn | undefined {
  return conversation.turns.find((turn) => turn.answer.outcome === null);
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
    usage: null,
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
