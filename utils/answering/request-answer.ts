import { keepAlive } from '../browser/keep-alive';
import type { RequestEvent } from '../chat/answer-event';
import type { AnswerUsage } from '../chat/answer-usage';
import { Refused } from '../chat/refused';
import { dropped, note } from '../diagnostics/log';
import { chatCompletions } from '../kimi/chat-completions';
import { KimiError } from '../kimi/errors';
import { findBaseUrl } from '../kimi/find-base-url';
import type { Message } from '../kimi/message';
import { endpoint } from '../kimi/endpoint';
import { requestsPerMinute } from '../kimi/requests-per-minute';
import { streamWithRetries } from '../kimi/retry';
import { TIMEOUTS } from '../kimi/timeouts';
import type { ToolCall } from '../kimi/tool';
import { factsOf, learnPartial, learnRate, learnRefused, learnTokens } from '../settings/model-facts';
import type { Settings } from '../settings/settings';
import type { RequestLog } from '../storage/request-log';
import type { UsageStore } from '../storage/usage-store';
import { checkRequest } from './check-limit';
import { createNegotiation, type Offer, type OfferedTools } from './negotiation';
import { createReception, estimateMessages } from './reception';
import { createRecorder, type Recorder } from './recorder';
import { blindness, seesPictures } from './sight';
import { toFailure } from './to-failure';
import { traitsFor } from './traits-for';

const { wireNames } = chatCompletions;

export interface AnswerRequest {
  readonly settings: Settings;
  readonly token: string;
  readonly model: string;
  /** True for a task that takes little thinking, see `isLightTask`. */
  readonly isLight: boolean;
  /** The messages for an offer: where it has no tools, none of them calls one, or gives the result of a call. */
  readonly messages: (offer: Offer) => readonly Message[];
  /** True if the question itself has pictures: it is not asked without them. */
  readonly needsSight?: boolean;
  /** The tools that the model may ask for; none where they are left out, or the server is known to refuse them. */
  readonly tools?: OfferedTools;
  /** The text that the answer has already, and continues from; empty for a new answer. */
  readonly begun: string;
  readonly origin: { readonly conversationId: string; readonly turnId: string; readonly askedAt: number };
  readonly usageStore: UsageStore;
  readonly log: RequestLog;
  readonly signal: AbortSignal;
}

/** The end of a request: an answer, the model's wish for more, or the server's refusal of tools, to be asked without. */
export type Reply =
  | { readonly type: 'answered' }
  | { readonly type: 'no-tools' }
  | { readonly type: 'called'; readonly calls: readonly ToolCall[] };

/**
 * Makes a request, and repeats it without the parameters that the server refuses. Records what each one sent and used,
 * however it ends, and what it teaches about the model.
 */
export async function* requestAnswer(request: AnswerRequest): AsyncGenerator<RequestEvent, Reply> {
  const { settings, token, model, begun, signal } = request;
  const { baseUrl } = settings;
  const negotiation = await negotiationFor(request);
  const { tokenRatio } = await factsOf(baseUrl, model);

  for (;;) {
    const offer = negotiation.offer();
    const isPartial = offer.continuation === 'partial';
    const messages = request.messages(offer);
    checkRequest(settings, estimateMessages(messages) * tokenRatio);
    const learnCount = (counted: number) => learnCounted(request, messages, counted);
    const observer = recorderFor(request);
    const reception = createReception({ begun, isPartial });
    let failed: { readonly error: unknown } | null = null;
    try {
      const asked = { baseUrl, token, model, messages, ...offer.parameters, ...offer.offered };
      for await (const event of streamWithRetries({ ...asked, signal, timeouts: TIMEOUTS, observer })) {
        if (event.type === 'retrying') await learnRateIn(event.error, request);
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
      await learnRateIn(error, request);
      const parameter = negotiation.refuse(offer, error, hasPictures(messages));
      if (parameter === null) throw await withAddress(error, request);
      // The next request goes without what was refused.
      note('answer', 'retried', error);
      await learnRefusal(request, parameter);
      if (parameter === wireNames.pictures && request.needsSight)
        throw await blindness(settings, model, toFailure(error));
      if (!isOurs(parameter, settings)) yield { type: 'dropped', parameter };
      if (parameter === wireNames.tools) return { type: 'no-tools' };
    } else {
      const ending = reception.ending();
      const calls = reception.calls();
      // An answer that calls has not come to its end.
      if (ending && calls.length === 0) yield ending;
      if (isPartial) await learnPartial(baseUrl, model, reception.isJoined() ? 'works' : 'fails');
      if (!reception.isAnother()) return calls.length > 0 ? { type: 'called', calls } : { type: 'answered' };
      // It began another answer, and was aborted: the rest is asked for in words instead.
      negotiation.leavePartialMode();
    }
  }
}

/** Begins with what is known of the model. */
async function negotiationFor({ settings, model, isLight, begun, tools }: AnswerRequest) {
  const [facts, traits, sees] = await Promise.all([
    factsOf(settings.baseUrl, model),
    traitsFor(settings.baseUrl, model),
    seesPictures(settings, model),
  ]);
  const isContinued = begun !== '';
  return createNegotiation({ settings, traits, isLight, facts, isContinued, tools, sees: sees !== false });
}

/** True for what Sidenote added by itself: it is not missed. */
function isOurs(parameter: string, { effort }: Settings): boolean {
  const ours: readonly string[] = [wireNames.partial, wireNames.tools, wireNames.toolChoice];
  if (ours.includes(parameter)) return true;
  return parameter === wireNames.effort && effort === 'by-task';
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
  // How a picture counts says nothing of words.
  const estimated = counted > 0 && !hasPictures(messages) ? estimateMessages(messages) : 0;
  if (estimated < LEAST_TOKENS) return;
  await learnTokens(settings.baseUrl, model, counted, estimated);
}

function hasPictures(messages: readonly Message[]): boolean {
  return messages.some(({ pictures = [] }) => pictures.length > 0);
}

async function learnRefusal({ settings, model }: AnswerRequest, parameter: string): Promise<void> {
  if (parameter === wireNames.partial) await learnPartial(settings.baseUrl, model, 'fails');
  else await learnRefused(settings.baseUrl, model, parameter);
}

async function learnRateIn(error: KimiError, { settings, model }: AnswerRequest): Promise<void> {
  const rate = requestsPerMinute(error);
  if (rate !== null) await learnRate(settings.baseUrl, model, rate);
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
