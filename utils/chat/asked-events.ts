import { hasArrived, mayContinue, type TurnEvent } from './apply';
import { askedAs } from './asked-as';
import { isFollowed, turnOf } from './branches';
import type { Conversation } from './conversation';
import type { Question } from './question';
import { Refused } from './refused';

export interface AskOptions {
  readonly turnId?: string;
  /** The count of the conversation's removals that the question knows of. */
  readonly since?: number;
  /** The turn that it follows; null for a first question, absent for the end of the branch that shows. */
  readonly after?: string | null;
}

interface Asked extends Question, Pick<AskOptions, 'after'> {
  readonly turnId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A new question. Throws `Refused` where the turn that it follows is gone. */
export function askedIn(conversation: Conversation, { after, ...asked }: Asked): TurnEvent {
  if (after && !turnOf(conversation, after)) throw new Refused({ kind: 'gone', message: '' });
  const last = after === undefined ? (conversation.turns.at(-1)?.id ?? null) : after;
  return { type: 'asked', after: last, ...asked };
}

interface Again extends Pick<Asked, 'turnId' | 'model' | 'at'> {
  /** Absent for the question as it was worded. */
  readonly question: string | undefined;
}

/**
 * A turn that is asked again: as another way to go on from where it was asked, or in its place where nothing came of it.
 * Throws `Refused` where it is gone.
 */
export function askedAgainIn(conversation: Conversation, { turnId, question, model, at }: Again): TurnEvent {
  const turn = turnOf(conversation, turnId);
  if (!turn) throw new Refused({ kind: 'gone', message: '' });
  const asked = { question: question ?? turn.question, model, at };
  const isKept = hasArrived(turn.answer) || isFollowed(conversation, turnId);
  if (!isKept) return { type: 'askedAgain', turnId, ...asked };
  const { after, action, preset, effort, into, attachment } = turn;
  // In other words it is the user's own question.
  const as = asked.question === turn.question ? askedAs({ preset, effort, into }) : {};
  return { type: 'asked', turnId: crypto.randomUUID(), after, action, ...as, attachment, ...asked };
}

/** The last answer of the branch that shows, continued from where it stopped. Throws `Refused` where it cannot be. */
export function continuedIn({ turns }: Conversation, turnId: string, at: number): TurnEvent {
  const turn = turns.at(-1);
  if (turn?.id !== turnId || !mayContinue(turn.answer)) throw new Refused({ kind: 'gone', message: '' });
  return { type: 'continued', turnId, at };
}
