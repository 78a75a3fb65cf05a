import type { Answer, Turn } from '../chat/conversation';
import type { Failure } from '../chat/failure';

/** The lengths of what is shown of a failure, in characters: a word without an end hangs the panel that lays it out. */
const WORD_LENGTH = 200;
const MESSAGE_LENGTH = 2000;
const RAW_LENGTH = 4096;

/**
 * The turn with what failed in it told within bounds. What comes in is bounded where it comes in; a record may be
 * older than that, or come from a backup.
 */
export function boundTurn(turn: Turn): Turn {
  const answer = boundAnswer(turn.answer);
  return answer === turn.answer ? turn : { ...turn, answer };
}

function boundAnswer(answer: Answer): Answer {
  if (answer.outcome?.type !== 'failed') return answer;
  const failure = boundFailure(answer.outcome.failure);
  return failure === answer.outcome.failure ? answer : { ...answer, outcome: { type: 'failed', failure } };
}

function boundFailure(failure: Failure): Failure {
  const { message, code, traceId, suggestion, raw } = failure;
  const bounded: Failure = {
    ...failure,
    message: upTo(MESSAGE_LENGTH, message),
    ...(code !== undefined && { code: upTo(WORD_LENGTH, code) }),
    ...(traceId !== undefined && { traceId: upTo(WORD_LENGTH, traceId) }),
    ...(suggestion !== undefined && { suggestion: upTo(WORD_LENGTH, suggestion) }),
    ...(raw !== undefined && { raw: upTo(RAW_LENGTH, raw) }),
  };
  const isSame = (['message', 'code', 'traceId', 'suggestion', 'raw'] as const).every(
    (name) => bounded[name] === failure[name],
  );
  return isSame ? failure : bounded;
}

/** One character more than the bound is the mark of a text that was cut already. */
function upTo(length: number, text: string): string {
  return text.length > length + 1 ? `${text.slice(0, length).toWellFormed()}…` : text;
}
