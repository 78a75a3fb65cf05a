import type { Step } from './answer-steps';
import { createBodyReader } from './body-reader';
import { BOUNDS } from './bounds';
import { chatCompletions } from './chat-completions';
import type { CompletionEvent } from './completion-event';
import type { AnswerDecoder, Dialect, Question } from './dialect';
import { KimiError } from './errors';
import { createQuietObserver, type WireObserver } from './observer';
import { endpoint } from './endpoint';
import { send, sourceOf } from './request';
import { createTimeLimits, type TimeLimits } from './time-limits';
import type { Timeouts } from './timeouts';

export interface CompletionRequest extends Question {
  /** Without a trailing slash, such as `https://api.acedata.cloud/kimi`. */
  readonly baseUrl: string;
  readonly token: string;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal;
  /** Sees what goes over the wire, for the user to look at. Never gets the token. */
  readonly observer?: WireObserver;
}

/**
 * The wait after a finish reason that means something. Only the usage and the end mark can follow, at once, but some
 * servers keep the connection open. It counts from the last byte, and in all no longer than the second figure.
 */
const FINISH_GRACE_MS = { silence: 5_000, most: 60_000 };

/** A server that sends without a pause leaves the thread to others this often: Stop has to be heard. */
const BREATH_EVERY_MS = 50;

/**
 * Asks for a completion and yields it as it arrives: untrimmed deltas (those of one kind that arrive together as one;
 * within one chunk reasoning before text), then the calls of tools that it asks for, then `end`.
 *
 * Throws a KimiError when the server refuses, is silent for longer than `timeouts` allow (`timeout`), or when the
 * answer breaks off or fails on its way, after the deltas until then. Throws the signal's own reason once aborted, and
 * nothing else. Leaving the loop early closes the connection. Nothing is retried: see `streamWithRetries`.
 */
export async function* streamCompletion(
  request: CompletionRequest,
  dialect: Dialect = chatCompletions,
): AsyncGenerator<CompletionEvent> {
  const { token, signal } = request;
  const limits = createTimeLimits(request.timeouts, signal);
  const observer = request.observer && createQuietObserver(request.observer, token);
  try {
    const response = await send(endpoint(request.baseUrl, dialect.path), {
      token,
      signal: limits.signal,
      body: dialect.body(request),
      accept: dialect.accept,
      failure: dialect.failure,
      onOpen: limits.opened,
      observer,
    });
    const decoder = dialect.decode(sourceOf(response, token), {
      onReceived: observer?.received,
      offersTools: (request.tools ?? []).length > 0,
    });
    for await (const steps of readSteps(response, decoder, limits)) {
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

/** Yields the steps of an answer, as many at a time as arrive together. */
async function* readSteps(response: Response, decoder: AnswerDecoder, limits: TimeLimits) {
  const body = createBodyReader(response, limits.signal, limits);
  let cut: KimiError | null = null;
  let endingAt: number | null = null;
  /** Characters since the last word of the answer. */
  let wordless = 0;
  let breathAt = performance.now();
  try {
    for await (const text of body.pieces()) {
      const steps = decoder.push(text);
      if (steps.length > 0 || decoder.isCalling()) limits.speaks();
      yield steps;
      if (decoder.isFinished()) return;
      wordless = steps.some(isWord) ? 0 : wordless + text.length;
      if (wordless > BOUNDS.wordless) throw new KimiError('answer-too-long', NOTHING_SAID);
      const now = performance.now();
      endingAt = decoder.isEnding() ? (endingAt ?? now) : null;
      const { silence, most } = FINISH_GRACE_MS;
      body.closeIn(endingAt === null ? null : Math.min(silence, Math.max(0, endingAt + most - now)));
      if (now - breathAt < BREATH_EVERY_MS) continue;
      await breath();
      breathAt = performance.now();
    }
  } catch (error) {
    if (!(error instanceof KimiError)) throw error;
    cut = error;
  }
  yield decoder.end(cut);
}

const NOTHING_SAID = `More than ${BOUNDS.wordless} characters came without a word of the answer.`;

const isWord = (step: Step) =>
  !(step instanceof KimiError) && (step.type === 'text' || step.type === 'reasoning');

/** Lets everything that waits for the thread go first. A timer would wait longer. */
function breath(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { port1, port2 } = new MessageChannel();
  const go = () => {
    port1.close();
    resolve();
  };
  port1.addEventListener('message', go, { once: true });
  port1.start();
  port2.postMessage(null);
  return promise;
}
