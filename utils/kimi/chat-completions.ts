import { createAnswerDecoder } from './answer-decoder';
import { COMPLETIONS_PATH } from './completions-path';
import type { Dialect, Question } from './dialect';
import { isObject, parseJson } from './json';
import type { Message } from './message';
import { serverError } from './server-error';

/**
 * Finds text, reasoning or the arguments of a call that are not empty. Quotes within a JSON string are escaped, so this
 * matches only a member's name.
 */
const HAS_TEXT = /"(?:content|reasoning_content|reasoning|arguments)"\s*:\s*"(?!")/;

/**
 * The stand-in for arguments that are no object: sent back as they came, they would have every request from then on
 * refused by servers that read them again (vllm-project/vllm#48922). The result of the call tells the model.
 */
const NO_ARGUMENTS = '{}';

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
    tools: 'tools',
    toolChoice: 'tool_choice',
    pictures: 'image_url',
  },
  failure: serverError,
};

/**
 * The body of a request, with only what every model takes, unless the question says more: Kimi's newer models refuse
 * any sampling parameter but the fixed one (platform.kimi.ai).
 */
function body(question: Question) {
  const { model, messages, maxTokens, thinking, effort, tools = [], toolChoice } = question;
  return {
    model,
    messages: messages.map(messageBody),
    stream: true,
    ...(maxTokens !== null && { max_tokens: maxTokens }),
    ...(thinking !== null && { thinking: { type: thinking ? 'enabled' : 'disabled' } }),
    ...(effort !== null && { reasoning_effort: effort }),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, parameters }) => ({
        type: 'function',
        function: { name, description, parameters },
      })),
      ...(toolChoice !== undefined && { tool_choice: toolChoice }),
    }),
  };
}

function messageBody(message: Message) {
  const { role, content, reasoning, toolCalls = [], toolCallId, isPartial } = message;
  return {
    role,
    // Beside calls an empty content is refused by some servers, and missing content by none.
    ...((content !== '' || toolCalls.length === 0) && { content: contentBody(message) }),
    // Beside calls Moonshot takes an empty one for a missing one (openclaw/openclaw#59689): LiteLLM sends a space.
    ...(reasoning !== undefined && {
      reasoning_content: reasoning === '' && toolCalls.length > 0 ? ' ' : reasoning,
    }),
    ...(toolCalls.length > 0 && {
      tool_calls: toolCalls.map(({ id, name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: isObject(parseJson(given)) ? given : NO_ARGUMENTS },
      })),
    }),
    ...(toolCallId !== undefined && { tool_call_id: toolCallId }),
    ...(isPartial && { partial: true }),
  };
}

/** The content of a message: its text, or where it has pictures, those and the text as parts. */
function contentBody({ content, pictures = [] }: Message) {
  if (pictures.length === 0) return content;
  return [
    ...pictures.map(({ url }) => ({ type: 'image_url', image_url: { url } })),
    // Moonshot refuses a text part that is empty.
    ...(content === '' ? [] : [{ type: 'text', text: content }]),
  ];
}
