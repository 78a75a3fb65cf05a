import { streamCompletion, type CompletionRequest } from './completion';
import { TIMEOUTS } from './timeouts';

/** The budget of a check: enough for a first delta. Answers are billed by the token. */
const CHECK_TOKENS = 8;

/**
 * Checks that the server answers this token and model: asks for a very small answer and hangs up at its first delta.
 * Throws the KimiError that an answer would have ended in, or the signal's reason once aborted.
 */
export async function checkToken(
  request: Pick<CompletionRequest, 'baseUrl' | 'token' | 'model' | 'signal'>,
): Promise<void> {
  const answer = streamCompletion({
    ...request,
    messages: [{ role: 'user', content: 'Hello' }],
    maxTokens: CHECK_TOKENS,
    thinking: null,
    effort: null,
    timeouts: TIMEOUTS,
  });
  try {
    // An `end` without text is an answer too: the budget may go into reasoning that isn't shown.
    await answer.next();
  } finally {
    await answer.return(undefined);
  }
}
