import { createAnswerDecoder } from './answer-decoder';
import { createBodyReader } from './body-reader';
import type { CompletionEvent } from './completion-event';
import { KimiError } from './errors';
import type { Effort } from './model-traits';
import { createQuietObserver, type WireObserver } from './observer';
import { endpoint, send, sourceOf } from './request';
import { createTimeLimits, type TimeLimits } from './time-limits';
import type { Timeouts } from './timeouts';

/** One message of the conversation, for `POST /chat/completions`. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** What an assistant thought before it answered, for models that demand it back: `reasoning_content`. */
  readonly reasoning?: string;
  /** On the last message, an assistant's: the answer goes on where this one ends (`partial: true`). */
  readonly isPartial?: boolean;
}

export interface CompletionRequest {
  /** Without a trailing slash, such as `https://api.acedata.cloud/kimi`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly model: string;
  readonly messages: readonly Message[];
  /** Tokens, reasoning included. Left out of the request when null, so that the server's default holds. */
  readonly maxTokens: number | null;
  /** Left out of the request when null; sent only to models that know them, see `modelTraits`. */
  readonly thinking: boolean | null;
  readonly effort: Effort | null;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal;
  /** Sees what goes over the wire, for the user to look at. Never the token. */
  readonly observer?: WireObserver;
}

/**
 * After a finish reason only the usage and `[DONE]` can follow, at once; a server that keeps the
 * connection open instead isn't waited for any longer than this.
 */
const FINISH_GRACE_MS = 5000;

/**
 * Asks for a completion and gives it as it arrives: deltas untrimmed (those of one kind that arrive
 * together as one), within one chunk reasoning before text, then `end`.
 *
 * Throws a KimiError when the server refuses, is silent for longer than `timeouts` allow (`timeout`),
 * or when the answer breaks off or fails on its way; the deltas until then have been given. Throws
 * the signal's own reason once aborted, and nothing else. Leaving the loop early closes the
 * connection. Nothing is retried: see `streamWithRetries`.
 */
export async function* streamCompletion(request: CompletionRequest): AsyncGenerator<CompletionEvent> {
  const { token, signal } = request;
  const limits = createTimeLimits(request.timeouts, signal);
  const observer = request.observer && createQuietObserver(request.observer, token);
  try {
    const response = await send(endpoint(request.baseUrl, 'chat/completions'), {
      token,
      signal: limits.signal,
      body: requestBody(request),
      accept: 'text/event-stream, application/json',
      onOpen: limits.opened,
      observer,
    });
    for await (const steps of readSteps(response, token, limits, observer)) {
      for (const step of steps) {
        signal.throwIfAborted();
        if (step instanceof KimiError) throw step;
        yield step;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    limits.close();
  }
}

/** The steps of an answer, as many at a time as arrive together. */
async function* readSteps(
  response: Response,
  token: string,
  limits: TimeLimits,
  observer: WireObserver | undefined,
) {
  const decoder = createAnswerDecoder(sourceOf(response, token), observer?.received);
  const body = createBodyReader(response, limits.signal, limits);
  let cut: KimiError | null = null;
  try {
    for await (const text of body.pieces()) {
      const steps = decoder.push(text);
      if (steps.length > 0) limits.speaks();
      yield steps;
      if (decoder.isFinished()) return;
      if (decoder.isEnding()) body.closeIn(FINISH_GRACE_MS);
    }
  } catch (error) {
    if (!(error instanceof KimiError)) throw error;
    cut = error;
  }
  yield decoder.end(cut);
}

/**
 * Only what every model takes, unless the request says more: on Kimi's newer models any sampling
 * parameter but the fixed one is refused (platform.kimi.ai).
 */
function requestBody({ model, messages, maxTokens, thinking, effort }: CompletionRequest) {
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
