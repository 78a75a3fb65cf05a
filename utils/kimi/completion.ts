import { createAnswerDecoder } from './answer-decoder';
import { createBodyReader } from './body-reader';
import { KimiError } from './errors';
import { endpoint, send, sourceOf } from './request';
import type { Usage } from './usage';

/** One message of the conversation, as `POST /chat/completions` takes it. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface CompletionRequest {
  /** Without a trailing slash, such as `https://api.acedata.cloud/kimi`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly model: string;
  readonly messages: readonly Message[];
  /** Tokens, reasoning included. Left out of the request when null, so that the server's default holds. */
  readonly maxTokens: number | null;
  readonly signal: AbortSignal;
}

/** Why the model stopped. A reason that nobody documented, or none beside `[DONE]`, is `other`. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

/** What arrives while an answer streams. `end` comes once, last. */
export type CompletionEvent =
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage: Usage | null };

/**
 * After a finish reason only the usage and `[DONE]` can follow, at once; a server that keeps the
 * connection open instead isn't waited for any longer than this.
 */
const FINISH_GRACE_MS = 5000;

/**
 * Asks for a completion and gives it as it arrives: deltas untrimmed, within one chunk reasoning
 * before text, then `end`.
 *
 * Throws a KimiError when the server refuses, or when the answer breaks off or fails on its way; the
 * deltas until then have been given. Throws the signal's own reason once aborted, and nothing else.
 * Leaving the loop early closes the connection. Nothing is retried, and silence has no limit here:
 * thinking models are silent for minutes, so how long is too long is the caller's to say, by `signal`.
 */
export async function* streamCompletion(request: CompletionRequest): AsyncGenerator<CompletionEvent> {
  const { token, signal } = request;
  const response = await send(endpoint(request.baseUrl, 'chat/completions'), {
    token,
    signal,
    body: requestBody(request),
    accept: 'text/event-stream, application/json',
  });
  for await (const steps of readSteps(response, request)) {
    for (const step of steps) {
      signal.throwIfAborted();
      if (step instanceof KimiError) throw step;
      yield step;
    }
  }
}

/** The steps of an answer, as many at a time as arrive together. */
async function* readSteps(response: Response, { token, signal }: CompletionRequest) {
  const decoder = createAnswerDecoder(sourceOf(response, token));
  const body = createBodyReader(response, signal);
  let cut: KimiError | null = null;
  try {
    for await (const text of body.pieces()) {
      yield decoder.push(text);
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
 * Only what every model takes: on Kimi's newer models any sampling parameter but the fixed one is
 * refused (platform.kimi.ai).
 */
function requestBody({ model, messages, maxTokens }: CompletionRequest) {
  return { model, messages, stream: true, ...(maxTokens !== null && { max_tokens: maxTokens }) };
}
