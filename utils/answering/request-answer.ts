import { keepAlive } from '../browser/keep-alive';
import type { AnswerEvent } from '../chat/answer-event';
import type { AnswerUsage } from '../chat/answer-usage';
import { Refused } from '../chat/refused';
import { dropped, note } from '../diagnostics/log';
import { chatCompletions } from '../kimi/chat-completions';
import { KimiError } from '../kimi/errors';
import { findBaseUrl } from '../kimi/find-base-url';
import type { Message } from '../kimi/message';
import { endpoint } from '../kimi/endpoint';
import { streamWithRetries } from '../kimi/retry';
import { TIMEOUTS } from '../kimi/timeouts';
import type { PromptOptions } from '../prompt/prompt';
import { factsOf, learnPartial, learnRefused, learnTokens } from '../settings/model-facts';
import type { Settings } from '../settings/settings';
import type { RequestLog } from '../storage/request-log';
import type { UsageStore } from '../storage/usage-store';
import { createNegotiation } from './negotiation';
import { createReception, estimateMessages } from './reception';
import { createRecorder, type Recorder } from './recorder';
import { toFailure } from './to-failure';
import { traitsFor } from './traits-for';

const { wireNames } = chatCompletions;

export interface AnswerRequest {
  readonly settings: Settings;
  readonly token: string;
  readonly model: string;
  /** True for a task that takes little thinking, see `isLightTask`. */
  readonly isLight: boolean;
  readonly messages: (continuation: PromptOptions['continuation']) => readonly Message[];
  /** The text that the answer has already, and continues from; empty for a new answer. */
  readonly begun: string;
  readonly origin: { readonly conversationId: string; readonly turnId: string; readonly askedAt: number };
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly signal: AbortSignal;
}

/**
 * Makes a request, and repeats it without the parts that the server refuses. Records what each one sent and used,
 * however it ends, and what it teaches about the model.
 */
export async function* requestAnswer(request: AnswerRequest): AsyncGenerator<AnswerEvent> {
  const { settings, token, model, isLight, begun, signal } = request;
  const { baseUrl } = settings;
  const isContinued = begun !== '';
  const [facts, traits] = await Promise.all([factsOf(baseUrl, model), traitsFor(baseUrl, model)]);
  const negotiation = createNegotiation({ settings, traits, isLight, facts, isContinued });

  for (;;) {
    const offer = negotiation.offer();
    const isPartial = offer.continuation === 'partial';
    const messages = request.messages(offer.continuation);
    const learnCount = (counted: number) => learnCounted(request, messages, counted);
    const observer = recorderFor(request);
    const reception = createReception({ begun, isPartial });
    let failed: { readonly error: unknown } | null = null;
    try {
      const asked = { baseUrl, token, model, messages, ...offer.parameters };
      for await (const event of streamWithRetries({ ...asked, signal, timeouts: TIMEOUTS, observer })) {
        const shown = reception.take(event);
        if (shown) yield shown;
        if (reception.isAnother()) break;
      }
    } catch (error) {
      failed = { error };
    }

    const rest = reception.flush();
    if (rest) yield rest;
    const usage = reception.usageOf(messages);
    if (usage && !usage.isEstimate) await learnCount(usage.promptTokens);
    if (usage) yield { type: 'usage', usage };
    keepBooks(request, observer.ended(), usage);

    if (failed) {
      const { error } = failed;
      if (!(error instanceof KimiError)) throw error;
      await learnCount(countedIn(error));
      const parameter = negotiation.refuse(offer, error);
      if (parameter === null) throw await withAddress(error, request);
      // The next request goes without what was refused.
      note('answer', 'retried', error);
      if (parameter === wireNames.partial) await learnPartial(baseUrl, model, 'fails');
      else {
        await learnRefused(baseUrl, model, parameter);
        // What Sidenote added by itself is not missed.
        const isOurs = parameter === wireNames.effort && settings.effort === 'by-task';
        if (!isOurs) yield { type: 'dropped', parameter };
      }
    } else {
      const ending = reception.ending();
      if (ending) yield ending;
      if (!isPartial) return;
      await learnPartial(baseUrl, model, reception.isJoined() ? 'works' : 'fails');
      if (!reception.isAnother()) return;
      // It began another answer, and was aborted: the rest is asked for in words instead.
      negotiation.leavePartialMode();
    }
  }
}

function recorderFor({ settings, origin }: AnswerRequest): Recorder {
  return createRecorder({
    askedAt: origin.askedAt,
    url: endpoint(settings.baseUrl, chatCompletions.path),
    hasText: chatCompletions.hasText,
    now: Date.now,
  });
}

/** Keeps the records of the requests. The answer matters more: it neither waits for the records nor fails with them. */
function keepBooks(
  { model, origin, usageStore, log }: AnswerRequest,
  wires: ReturnType<Recorder['ended']>,
  usage: AnswerUsage | null,
): void {
  const { conversationId, turnId } = origin;
  void keepAlive(
    Promise.all([
      usage && usageStore.add({ at: Date.now(), model, usage }).catch(dropped('storage', 'not-stored')),
      ...wires.map((wire) =>
        log.save({ ...wire, conversationId, turnId }).catch(dropped('storage', 'not-stored')),
      ),
    ]),
  );
}

/** Below this, the template's own tokens are too large a share for the text to be judged. */
const LEAST_TOKENS = 2000;

/** Compares the server's count with the estimate, and keeps the ratio. */
async function learnCounted(
  { settings, model }: AnswerRequest,
  messages: readonly Message[],
  counted: number,
): Promise<void> {
  const estimated = counted > 0 ? estimateMessages(messages) : 0;
  if (estimated < LEAST_TOKENS) return;
  await learnTokens(settings.baseUrl, model, counted, estimated);
}

/**
 * The count in a sentence such as “Your request exceeded model token limit: 262144 (requested: 274613)”; 0 where there
 * is none.
 */
function countedIn({ message }: KimiError): number {
  return Number(/requested: (\d+)/.exec(message)?.[1] ?? 0);
}

/** The error, with the address at which the API is, if it is at another one of this host. */
async function withAddress(error: KimiError, { settings, token, signal }: AnswerRequest): Promise<Error> {
  const address = await findBaseUrl(error.kind, { baseUrl: settings.baseUrl, token, signal });
  return address === null ? error : new Refused({ ...toFailure(error), address });
}
