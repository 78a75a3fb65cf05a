import type { Conversation, Turn } from '../chat/conversation';

/** The conversation without an open answer: in a backup, nothing continues it. */
export function settleOpen(conversation: Conversation): Conversation {
  const { turns, others } = conversation;
  if ([...turns, ...others].every(({ answer }) => answer.outcome)) return conversation;
  return { ...conversation, turns: turns.map(settled), others: others.map(settled) };
}

function settled(turn: Turn): Turn {
  if (turn.answer.outcome) return turn;
  const outcome = { type: 'failed', failure: { kind: 'interrupted', message: '' } } as const;
  return { ...turn, answer: { ...turn.answer, outcome, waiting: null } };
}
