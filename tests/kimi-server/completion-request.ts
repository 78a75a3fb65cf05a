import { isThinking, isThinkingOff } from './parameters.ts';
import { readParts, type SeenPicture } from './pictures.ts';
import type { Refusal } from './refusal.ts';
import { badRequest, invalid } from './refusals.ts';
import { findScenario, SCENARIO_PREFIX, scenarioNames } from './scenarios.ts';
import { refuseCalls, refuseResults, type CallMessage } from './tool-messages.ts';
import { readOffer, type Offer } from './tools.ts';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  /** Empty where it is missing, beside calls. */
  readonly content: string;
  /** The pictures of a user's message; none if absent. */
  readonly pictures?: readonly SeenPicture[];
  readonly reasoning_content?: string;
  /** Set on the last message, an assistant's: the answer continues where it ends. */
  readonly partial?: boolean;
  /** The calls that an assistant's message ends with. */
  readonly tool_calls?: readonly CallMessage[];
  /** The call that a tool's message is the result of. */
  readonly tool_call_id?: string;
}

/** The body of a request for a completion, as far as the practice server knows it. */
export interface CompletionRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly stream: boolean;
  readonly maxTokens: number | null;
  readonly thinks: boolean;
  readonly offer: Offer;
}

/** Moonshot's list as of 2026-11-29, in its order. */
export const LISTED_MODELS: readonly string[] = [
  'kimi-k3.1-pro',
  'kimi-k3.1-pro-highspeed',
  'kimi-k3',
  'kimi-k2.7-code',
  'kimi-k2.7-code-highspeed',
  'kimi-k2.6',
];

/** The one of them that Automatic stands for. */
export const BEST_MODEL = 'kimi-k3.1-pro';

/** The models of the guide: retired at Moonshot, and still answered here. */
const GUIDE_MODELS: readonly string[] = [
  'kimi-k2-thinking-turbo',
  'kimi-k2.5',
  'kimi-k2-thinking',
  'kimi-k2-instruct-0905',
  'kimi-k2-0905-preview',
  'kimi-k2-turbo-preview',
  'kimi-k2-0711-preview',
];

/** Tokens that prompt and answer may have together. Scenarios have as many as the usual model. */
export function contextOf(model: string): number {
  if (model.startsWith('kimi-k3')) return 1_048_576;
  if (model === 'kimi-k2-0711-preview') return 131_072;
  return 262_144;
}

/** Reads a parsed body as the API would: returns a request, or a refusal. */
export function readCompletionRequest(body: unknown): CompletionRequest | Refusal {
  if (!isObject(body)) return badRequest('The request body must be a JSON object.');
  const { model, messages, stream = false, max_tokens: maxTokens = null } = body;
  if (typeof model !== 'string' || model === '') return badRequest('model is required.');
  const unknownModel = refuseModel(model);
  if (unknownModel !== null) return badRequest(unknownModel);
  if (!Array.isArray(messages)) return badRequest('messages must be an array.');
  if (messages.length === 0) return badRequest('messages must have at least 1 item.');
  const wrong = messages.map(refuseMessage).find((reason) => reason !== null);
  if (wrong !== undefined) return badRequest(wrong);
  if (messages.some(({ partial }, index) => partial === true && index < messages.length - 1)) {
    return badRequest('Only the last message can be partial.');
  }
  if (typeof stream !== 'boolean') return badRequest('stream must be a boolean.');
  if (maxTokens !== null && !(Number.isInteger(maxTokens) && Number(maxTokens) > 0)) {
    return badRequest('max_tokens must be a positive integer.');
  }
  const offer = readOffer(body, isThinking(model, body));
  if ('code' in offer) return offer;
  const said = messages.map(readMessage);
  const lost = refuseResults(said, isThinking(model, body));
  if (lost !== null) return invalid(lost);
  return {
    model,
    messages: said,
    stream,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : null,
    thinks: !isThinkingOff(body),
    offer,
  };
}

/** A message that was not refused. */
function readMessage(
  { content: given, tool_calls: calls, ...others }: Omit<Message, 'content'> & { readonly content: unknown },
  index: number,
): Message {
  const read = Array.isArray(given) ? readParts(given, index) : { content: given, pictures: [] };
  const { content, pictures } = 'reason' in read ? { content: '', pictures: [] } : read;
  return {
    ...(pictures.length > 0 && { pictures }),
    ...others,
    content: typeof content === 'string' ? content : '',
    ...(calls && calls.length > 0 && { tool_calls: calls }),
  };
}

function refuseModel(model: string): string | null {
  if ([...LISTED_MODELS, ...GUIDE_MODELS].includes(model)) return null;
  if (!model.startsWith(SCENARIO_PREFIX)) return `model must be one of ${LISTED_MODELS.join(', ')}.`;
  return findScenario(model)
    ? null
    : `No scenario is called ${model}: there are ${scenarioNames().join(', ')}.`;
}

function refuseMessage(message: unknown, index: number): string | null {
  if (!isObject(message)) return `messages[${index}] must be an object.`;
  const { role, content, partial, tool_calls: calls } = message;
  if (role !== 'system' && role !== 'user' && role !== 'assistant' && role !== 'tool') {
    return `messages[${index}].role must be one of system, user, assistant, tool.`;
  }
  if (partial === true && role !== 'assistant') return `messages[${index}] can't be partial.`;
  if (role === 'assistant' && calls !== undefined && calls !== null) {
    const wrong = refuseCalls(calls, index);
    if (wrong !== null) return wrong;
    // Beside calls there need be no content.
    if (
      Array.isArray(calls) &&
      calls.length > 0 &&
      (content === undefined || content === null || content === '')
    )
      return null;
  }
  if (Array.isArray(content) && role === 'user') {
    const read = readParts(content, index);
    return 'reason' in read ? read.reason : null;
  }
  if (typeof content !== 'string') return `messages[${index}].content must be a string.`;
  return content.trim() === '' ? `messages[${index}].content must not be empty.` : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
