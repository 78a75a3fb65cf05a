import type { IncomingMessage } from 'node:http';
import { contextOf, readCompletionRequest, type CompletionRequest } from './completion-request.ts';
import { refuseParameters, refusePictures } from './parameters.ts';
import type { Refusal } from './refusal.ts';
import { badRequest, TOO_LARGE, tooLong } from './refusals.ts';
import type { Scenario } from './scenario.ts';
import { findScenario, scenarioNames } from './scenarios.ts';
import { countPromptTokens } from './token-count.ts';
import { refuseToken } from './tokens.ts';

/** A request with its scenario, or the reason why it is refused. */
export type Admission =
  | { readonly request: CompletionRequest; readonly scenario: Scenario }
  | { readonly refusal: Refusal };

/**
 * Checks a request in the API's order: token, size, JSON, members, scenario, parameters. `text` is null
 * when the body is too large, `body` undefined when it is not JSON.
 */
export function admit(request: IncomingMessage, text: string | null, body: unknown): Admission {
  const refusal = refuseToken(request.headers.authorization);
  if (refusal) return { refusal };
  if (text === null) return { refusal: TOO_LARGE };
  if (body === undefined) return { refusal: badRequest('The request body is not valid JSON.') };
  const read = readCompletionRequest(body);
  if ('code' in read) return { refusal: read };
  const name = request.headers['x-practice-scenario'];
  const scenario = scenarioOf(typeof name === 'string' ? name : undefined, read.model);
  if (!scenario) {
    return { refusal: badRequest(`x-practice-scenario must be one of ${scenarioNames().join(', ')}.`) };
  }
  const refused =
    scenario.refusal ??
    refuseParameters(read.model, { ...body }, scenario) ??
    refusePictures(read, scenario) ??
    refuseLength(read);
  return refused ? { refusal: refused } : { request: read, scenario };
}

/** The refusal of a prompt that, with its answer, does not fit in the model's context; null if it fits. */
function refuseLength(request: CompletionRequest): Refusal | null {
  const requested = countPromptTokens(request) + (request.maxTokens ?? 0);
  const limit = contextOf(request.model);
  return requested > limit ? tooLong(limit, requested) : null;
}

/** The header's scenario, else the model's; every other model is answered normally. */
function scenarioOf(header: string | undefined, model: string): Scenario | undefined {
  return header === undefined ? (findScenario(model) ?? {}) : findScenario(header);
}
