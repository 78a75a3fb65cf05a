import { streamCompletion, type CompletionRequest } from './completion';
import { TIMEOUTS } from './timeouts';

/** Enough for a first delta. Answers are billed by the token. */
const CHECK_TOKENS = 8;

/**
 * Finds out whether the server answers this token and model, by asking for a very small answer and
 * hanging up at its first delta. Returns if it does; throws the KimiError that an answer would have
 * ended in, or the signal's reason once aborted.
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
    // An `end` without any text is an answer too: the budget may go into reasoning that isn't shown.
    await answer.next();
  } finally {
    await answer.return(undefined);
  }
}
