import type { CompletionRequest } from './completion-request.ts';
import type { Refusal } from './refusal.ts';
import { BLIND, invalid, noTools, unsupported } from './refusals.ts';
import type { Scenario } from './scenario.ts';

type Body = Readonly<Record<string, unknown>>;

/** The models that refuse any sampling parameter but its one value (platform.kimi.ai/docs). */
const FIXED = /^kimi-(?:k2\.[5-9]|k3)/;

/** The models whose thinking can't be switched off. */
const ALWAYS_THINKING = /^kimi-(?:k2-thinking|k2\.7|k3)/;

/** The models that never think. */
const NEVER_THINKING = /^kimi-k2-(?:\d|turbo|instruct)/;

/** The reason why a model refuses the parameters of a request, in Moonshot's words; null if it takes them. */
export function refuseParameters(model: string, body: Body, scenario: Scenario): Refusal | null {
  const { refusedParameter, demandsReasoning } = scenario;
  const isFixed = FIXED.test(model) || refusedParameter === 'temperature';
  const mustThink = ALWAYS_THINKING.test(model) || refusedParameter === 'thinking.type';
  if (isFixed && isOther(body['temperature'], isThinkingOff(body) ? 0.6 : 1)) {
    return invalid(`invalid temperature: only ${isThinkingOff(body) ? 0.6 : 1} is allowed for this model`);
  }
  if (isFixed && isOther(body['top_p'], 0.95)) {
    return invalid('invalid top_p: only 0.95 is allowed for this model');
  }
  if (mustThink && isThinkingOff(body)) {
    return invalid('invalid thinking: only type=enabled is allowed for this model');
  }
  if (scenario.refusesTools && body['tools'] !== undefined) return noTools(model);
  if (refusedParameter === 'partial') return refusePartial(body);
  if (refusedParameter !== undefined && refusedParameter !== 'temperature') {
    if (body[refusedParameter] !== undefined) return unsupported(refusedParameter);
  }
  return demandsReasoning ? refuseForgotten(body) : null;
}

/** The models of the guide that see no pictures. */
const BLIND_MODELS = /^kimi-k2-/;

/** The reason why a model takes no pictures; null where it sees them, or there are none. */
export function refusePictures({ model, messages }: CompletionRequest, scenario: Scenario): Refusal | null {
  const isBlind = scenario.isBlind === true || BLIND_MODELS.test(model);
  return isBlind && messages.some(({ pictures = [] }) => pictures.length > 0) ? BLIND : null;
}

/** True if a request asks for an answer without reasoning. */
export function isThinkingOff(body: Body): boolean {
  const { thinking } = body;
  return typeof thinking === 'object' && thinking !== null && 'type' in thinking
    ? thinking.type === 'disabled'
    : false;
}

/** True if a model thinks before it answers this request. */
export function isThinking(model: string, body: Body): boolean {
  return !NEVER_THINKING.test(model) && !isThinkingOff(body);
}

function isOther(value: unknown, only: number): boolean {
  return value !== undefined && value !== null && value !== only;
}

function refusePartial(body: Body): Refusal | null {
  const index = messagesOf(body).findIndex((message) => message['partial'] !== undefined);
  return index < 0 ? null : unsupported(`messages[${index}].partial`);
}

function refuseForgotten(body: Body): Refusal | null {
  const index = messagesOf(body).findIndex(
    ({ role, reasoning_content: reasoning }) => role === 'assistant' && typeof reasoning !== 'string',
  );
  return index < 0
    ? null
    : invalid(`thinking is enabled but reasoning_content is missing in assistant message at index ${index}`);
}

function messagesOf({ messages }: Body): readonly Body[] {
  return Array.isArray(messages) ? messages : [];
}
