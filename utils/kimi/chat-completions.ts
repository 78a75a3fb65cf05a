import { createAnswerDecoder } from './answer-decoder';
import { COMPLETIONS_PATH } from './completions-path';
import type { Dialect, Question } from './dialect';
import { serverError } from './server-error';

/**
 * Finds text or reasoning that is not empty. Quotes within a JSON string are escaped, so this matches only a member's
 * name.
 */
const HAS_TEXT = /"(?:content|reasoning_content|reasoning)"\s*:\s*"(?!")/;

/** The wire format of Kimi, which is OpenAI's Chat Completions with partial mode and reasoning. */
export const chatCompletions: Dialect = {
  path: COMPLETIONS_PATH,
  accept: 'text/event-stream, application/json',
  body,
  decode: createAnswerDecoder,
  hasText: (payload) => HAS_TEXT.test(payload),
  wireNames: {
    maxTokens: 'max_tokens',
    thinking: 'thinking',
    effort: 'reasoning_effort',
    partial: 'partial',
  },
  failure: serverError,
};

/**
 * The body of a request, with only what every model takes, unless the question says more: Kimi's newer models refuse
 * any sampling parameter but the fixed one (platform.kimi.ai).
 */
function body({ model, messages, maxTokens, thinking, effort }: Question) {
  return {
    model,
    messages: messages.map(({ role, content, reasoning, isPartial }) => ({
      role,
      content,
      ...(reasoning !== undefined && { reasoning_content: reasoning }),
      ...(isPartial && { partial: true }),
    })),
    stream: true,
    ...(maxTokens !== null && { max_tokens: maxTokens }),
    ...(thinking !== null && { thinking: { type: thinking ? 'enabled' : 'disabled' } }),
    ...(effort !== null && { reasoning_effort: effort }),
  };
}
