/**
 * The events of a conversation, and the only function that changes one.
 *
 * The background folds events into what it stores, and a panel folds the same events into what it shows: with
 * one reducer, the two can't disagree.
 */
import type { MovedCitation } from '../answer/moved-citations';
import { askedAs, type AskedAs } from './asked-as';
import { addUsage, type AnswerUsage } from './answer-usage';
import { allTurns, showing, treeOf, turnOf } from './branches';
import type {
  Action,
  Answer,
  Attachment,
  Conversation,
  LookupCall,
  Outcome,
  Trimmed,
  Turn,
  Waiting,
} from './conversation';

export type ChatEvent =
  /** A question was asked after another turn; null for a first one. Its branch is the one that shows from now on. */
  | (AskedAs & {
      readonly type: 'asked';
      readonly turnId: string;
      readonly after: string | null;
      readonly question: string;
      readonly action: Action;
      readonly attachment: Attachment;
      readonly model: string;
      readonly at: number;
    })
  /** The same turn again, perhaps in other words: nothing of its answer had come, and nothing follows it. */
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
  /**
   * The text of the message that is arriving does not hold from this character on: the service takes it back, or it was
   * reasoning.
   */
  | { readonly type: 'unsaid'; readonly turnId: string; readonly from: number }
  /** So many more parts of what came could not be read. */
  | { readonly type: 'unread'; readonly turnId: string; readonly parts: number }
  /** More of the pages was looked up: the answer goes on with another request. */
  | {
      readonly type: 'lookedUp';
      readonly turnId: string;
      readonly calls: readonly LookupCall[];
      readonly isOwn: boolean;
      /** Of the requests since the step before. */
      readonly usage: AnswerUsage | null;
    }
  | {
      readonly type: 'settled';
      readonly turnId: string;
      readonly outcome: Outcome;
      /** Of the requests since the last step. */
      readonly usage: AnswerUsage | null;
    }
  /** The branch through this turn shows from now on, in every window. */
  | { readonly type: 'shown'; readonly turnId: string }
  | CitationMoved
  | Labelled;

/** An event of one of the turns. */
export type TurnEvent = Exclude<ChatEvent, Labelled>;

/** The user named the conversation, pinned it, or took that back. An empty name gives it back its own title. */
export interface Labelled {
  readonly type: 'labelled';
  readonly name?: string;
  readonly isPinned?: boolean;
}

/** A citation of a settled answer leads to another passage than the answer names, or, with null, to that one again. */
export interface CitationMoved extends Pick<MovedCitation, 'nth'> {
  readonly type: 'citationMoved';
  readonly turnId: string;
  readonly to: Omit<MovedCitation, 'nth'> | null;
}

/** Returns the conversation after `event`. An event about an unknown turn changes nothing. */
export function apply(conversation: Conversation, event: ChatEvent): Conversation {
  switch (event.type) {
    case 'asked':
      return asked(conversation, event);
    case 'askedAgain':
      return change(conversation, event.turnId, ({ preset, effort, into, ...turn }) => ({
        ...turn,
        // In other words it is the user's own question.
        ...(event.question === turn.question && askedAs({ preset, effort, into })),
        question: event.question,
        answer: blank(event.model, event.at),
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
      return changeAnswer(conversation, event.turnId, (answer) => withUnread(answer, event.parts));
    case 'lookedUp':
      return changeAnswer(conversation, event.turnId, (answer) => lookedUp(answer, event));
    case 'settled':
      return changeAnswer(conversation, event.turnId, (answer) => ({
        ...answer,
        outcome: event.outcome,
        waiting: null,
        usage: addUsage(answer.usage, event.usage),
      }));
    case 'shown':
      return showing(conversation, event.turnId);
    case 'citationMoved':
      return changeAnswer(conversation, event.turnId, (answer) => moved(answer, event));
    case 'labelled':
      return labelled(conversation, event);
  }
}

function labelled(conversation: Conversation, event: Labelled): Conversation {
  const { name: nameBefore = '', isPinned: wasPinned = false, ...rest } = conversation;
  const { name = nameBefore, isPinned = wasPinned } = event;
  return { ...rest, ...(name !== '' && { name }), ...(isPinned && { isPinned }) };
}

/** True if anything of the answer arrived. */
export function hasArrived({ text, reasoning, lookups = [] }: Answer): boolean {
  return text !== '' || reasoning !== '' || lookups.length > 0;
}

/** True if another request can go on from what the answer has. Reasoning alone is no beginning. */
export function mayContinue({ text, lookups = [] }: Answer): boolean {
  return text !== '' || lookups.length > 0;
}

/** Ends the message that asked. The next one's words do not run into its own. */
function lookedUp(
  answer: Answer,
  { calls, isOwn, usage }: ChatEvent & { readonly type: 'lookedUp' },
): Answer {
  const reasoning = ended(answer.reasoning);
  const text = ended(answer.text);
  const step = { reasoning: reasoning.length, text: text.length, calls, ...(isOwn && { isOwn }) };
  const lookups = [...(answer.lookups ?? []), step];
  return { ...answer, reasoning, text, lookups, waiting: null, usage: addUsage(answer.usage, usage) };
}

function ended(words: string): string {
  return words === '' ? words : `${words}\n\n`;
}

function withUnread(answer: Answer, parts: number): Answer {
  return { ...answer, unread: (answer.unread ?? 0) + parts };
}

function moved({ moved: before = [], ...answer }: Answer, { nth, to }: CitationMoved): Answer {
  const others = before.filter((one) => one.nth !== nth);
  const after = to ? [...others, { nth, ...to }].toSorted((one, other) => one.nth - other.nth) : others;
  return after.length === 0 ? answer : { ...answer, moved: after };
}

function replacedBy(answer: Answer, model: string): Answer {
  return { ...answer, model, replaced: answer.model };
}

/** Takes text back. Where none is left, the answer has yet to begin: what was text until then was thought. */
function unsaid(answer: Answer, from: number): Answer {
  const text = answer.text.slice(0, (answer.lookups?.at(-1)?.text ?? 0) + from);
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

function asked(conversation: Conversation, event: ChatEvent & { readonly type: 'asked' }): Conversation {
  const { turnId: id, question, action, attachment, model, at } = event;
  if (turnOf(conversation, id)) return conversation;
  const isKnown = event.after === null || turnOf(conversation, event.after) !== undefined;
  const after = isKnown ? event.after : (conversation.turns.at(-1)?.id ?? null);
  const words = { id, after, question, action, ...askedAs(event), attachment };
  const turn: Turn = { ...words, answer: blank(model, at) };
  return { ...conversation, ...treeOf([...allTurns(conversation), turn], id) };
}

function change(conversation: Conversation, turnId: string, next: (turn: Turn) => Turn): Conversation {
  const { turns, others } = conversation;
  const inBranch = changed(turns, turnId, next);
  if (inBranch) return { ...conversation, turns: inBranch };
  const elsewhere = changed(others, turnId, next);
  return elsewhere ? { ...conversation, others: elsewhere } : conversation;
}

/** Null where the turn is not among them. */
function changed(turns: readonly Turn[], turnId: string, next: (turn: Turn) => Turn): readonly Turn[] | null {
  const index = turns.findLastIndex(({ id }) => id === turnId);
  const turn = turns[index];
  return turn ? turns.with(index, next(turn)) : null;
}

function changeAnswer(conversation: Conversation, turnId: string, next: (answer: Answer) => Answer) {
  return change(conversation, turnId, (turn) => ({ ...turn, answer: next(turn.answer) }));
}
