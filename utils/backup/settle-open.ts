import type { Conversation } from '../chat/conversation';

/** The conversation without an open answer: in a backup, nothing continues it. */
export function settleOpen(conversation: Conversation): Conversation {
  if (conversation.turns.every(({ answer }) => answer.outcome)) return conversation;
  const turns = conversation.turns.map((turn) =>
    turn.answer.outcome
      ? turn
      : {
          ...turn,
          answer: {
            ...turn.answer,
            outcome: { type: 'failed', failure: { kind: 'interrupted', message: '' } } as const,
            waiting: null,
          },
        },
  );
  return { ...conversation, turns };
}
