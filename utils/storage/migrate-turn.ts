import type { Usage } from '../kimi/usage';
import type { Answer, Turn } from '../chat/conversation';

/** An answer as the first version of the database kept it. */
interface FirstAnswer extends Omit<Answer, 'waiting' | 'dropped' | 'usage'> {
  readonly usage: Usage | null;
}

/** A turn as the first version of the database kept it. */
export interface FirstTurn extends Omit<Turn, 'answer' | 'earlier'> {
  readonly answer: FirstAnswer;
  readonly earlier: readonly { readonly question: string; readonly answer: FirstAnswer }[];
}

/** A turn of the first version as the second has it: what was counted then was the server's own count. */
export function toSecondVersion({ earlier, ...turn }: FirstTurn): Turn {
  return {
    ...turn,
    answer: toSecondAnswer(turn.answer),
    earlier: earlier.map((version) => ({ ...version, answer: toSecondAnswer(version.answer) })),
  };
}

function toSecondAnswer({ usage, ...answer }: FirstAnswer): Answer {
  return { ...answer, waiting: null, usage: usage && { ...usage, isEstimate: false }, dropped: [] };
}
