import type { AnswerEvent } from '../chat/answer-event';
import { Refused } from '../chat/refused';
import { chatCompletions } from '../kimi/chat-completions';
import { KimiError } from '../kimi/errors';
import type { Message } from '../kimi/message';
import { suggestModel } from '../kimi/model-traits';
import { refusedParameter } from '../kimi/refused-parameter';
import type { PromptOptions } from '../prompt/prompt';
import { factsOf, learnPartial, learnRefused, learnTokens, rememberedModels } from '../settings/model-facts';
import type { Settings } from '../settings/settings';
import type { RequestLog } from '../storage/request-log';
import type { UsageStore } from '../storage/usage-store';
import { estimateTokens } from '../text/estimate-tokens';
import { makeLoggedRequest } from './logged-request';
import { parametersFor, sentNames } from './parameters';
import { toFailure } from './to-failure';

const { wireNames } = chatCompletions;

export interface AcceptedRequest {
  readonly settings: Settings;
  readonly token: string;
  readonly model: string;
  readonly messages: (continuation: PromptOptions['continuation']) => readonly Message[];
  /** The text that the answer has already, and goes on from; empty for a new answer. */
  readonly begun: string;
  readonly origin: { readonly conversationId: string; readonly turnId: string; readonly askedAt: number };
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly signal: AbortSignal;
}

/** Makes a request, and makes it again without what the server refuses of it. What it learns of the model is kept. */
export async function* makeAcceptedRequest(options: AcceptedRequest): AsyncGenerator<AnswerEvent> {
  const { settings, token, model, begun, origin, usageStore, log, signal } = options;
  const { baseUrl } = settings;
  const facts = await factsOf(baseUrl, model);
  const refused = new Set(facts.refused);
  let isPartial = facts.partial !== 'fails';

  for (;;) {
    const parameters = parametersFor(settings, model, refused);
    const continuation = begun === '' ? null : isPartial ? 'partial' : 'asked';
    const messages = options.messages(continuation);
    try {
      const request = makeLoggedRequest({
        completion: { baseUrl, token, model, messages, ...parameters, signal },
        origin,
        begun,
        usageStore,
        log,
      });
      const joint = yield* learning(request, { baseUrl, model, messages });
      if (continuation !== 'partial') return;
      await learnPartial(baseUrl, model, joint === 'joined' ? 'works' : 'fails');
      if (joint !== 'another') return;
      // It began another answer, and was hung up on: it is asked in words instead.
      isPartial = false;
    } catch (error) {
      if (!(error instanceof KimiError)) throw error;
      const sent = [...sentNames(parameters), ...(continuation === 'partial' ? [wireNames.partial] : [])];
      // Servers without partial mode refuse it in many ways, such as by the role of the last message.
      const parameter =
        refusedParameter(error, sent) ??
        (continuation === 'partial' && error.kind === 'bad-request' ? wireNames.partial : null);
      if (parameter === null && error.kind === 'unknown-model') {
        throw await withSuggestion(error, baseUrl, model);
      }
      if (parameter === null || refused.has(parameter)) throw error;
      refused.add(parameter);
      if (parameter === wireNames.partial) {
        isPartial = false;
        await learnPartial(baseUrl, model, 'fails');
      } else {
        await learnRefused(baseUrl, model, parameter);
        yield { type: 'dropped', parameter };
      }
    }
  }
}

interface Sent {
  readonly baseUrl: string;
  readonly model: string;
  readonly messages: readonly Message[];
}

/** Of less, what a template adds is too much of it to say anything about the text. */
const LEAST_TOKENS = 2000;

/** Compares what the server counts with what was estimated. */
async function* learning<Result>(
  request: AsyncGenerator<AnswerEvent, Result>,
  { baseUrl, model, messages }: Sent,
): AsyncGenerator<AnswerEvent, Result> {
  const estimated = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const learn = async (counted: number) => {
    if (estimated >= LEAST_TOKENS && counted > 0) await learnTokens(baseUrl, model, counted, estimated);
  };
  try {
    for (;;) {
      const { value, done } = await request.next();
      if (done) return value;
      if (value.type === 'usage' && !value.usage.isEstimate) await learn(value.usage.promptTokens);
      yield value;
    }
  } catch (error) {
    // “Your request exceeded model token limit: 262144 (requested: 274613)”
    const counted = error instanceof KimiError && /requested: (\d+)/.exec(error.message)?.[1];
    if (counted) await learn(Number(counted));
    throw error;
  } finally {
    // Whoever stops listening ends the request.
    await request.return(undefined as never);
  }
}

/** The failure of a model that the service does not know, with one that it does know if the account's list was read. */
async function withSuggestion(error: KimiError, baseUrl: string, model: string): Promise<Refused> {
  const models = (await rememberedModels(baseUrl, Date.now())) ?? [];
  const suggestion = suggestModel(models, model);
  return new Refused({ ...toFailure(error), ...(suggestion !== null && { suggestion }) });
}
