import { parseChunk, type Chunk } from './chunk';
import type { CompletionEvent, FinishReason } from './completion';
import { isErrorBody } from './error-body';
import type { KimiError } from './errors';
import { isObject } from './json';
import { serverError, type Source } from './server-error';
import { createThinkSplitter } from './think-splitter';
import type { Usage } from './usage';

/** An event to hand on, or the error that ends the answer. */
export type Step = CompletionEvent | KimiError;

/**
 * An answer as it grows. What the server says is added; what it means is taken as steps, in order.
 * The last step is `end` or a KimiError: nothing is added after it.
 */
export function createAnswer(source: Source) {
  const splitter = createThinkSplitter();
  let steps: Step[] = [];
  let isFinished = false;
  let finishReason: FinishReason | null = null;
  let usage: Usage | null = null;

  function finish(last: Step): void {
    if (isFinished) return;
    steps.push(...splitter.flush(), last);
    isFinished = true;
  }

  function addChunk(chunk: Chunk): void {
    if (chunk.reasoning !== '') steps.push({ type: 'reasoning', text: chunk.reasoning });
    if (chunk.content !== '') steps.push(...splitter.push(chunk.content));
    // Some servers count on every chunk, and each count holds all before it.
    usage = chunk.usage ?? usage;
    finishReason = chunk.finishReason ?? finishReason;
  }

  return {
    /** Adds a parsed chunk or completion. False when it was neither, nor an error. */
    add(value: unknown): boolean {
      const chunk = parseChunk(value);
      if (chunk && !isFinished) addChunk(chunk);
      if (isErrorBody(value)) finish(serverError(value, source));
      else if (chunk?.hasFailed) finish(serverError(firstChoice(value), source));
      else return chunk !== null;
      return true;
    },

    /** The server said that something failed: `body` is how. */
    fail: (body: unknown) => finish(serverError(body, source)),

    /** The server said that this is all. */
    complete: () => finish({ type: 'end', finishReason: finishReason ?? 'other', usage }),

    /** Nothing more comes, and nobody said so: `error` holds unless there was a finish reason. */
    end(error: KimiError): void {
      if (finishReason === null) finish(error);
      else finish({ type: 'end', finishReason, usage });
    },

    /** The steps since the last call. */
    take(): readonly Step[] {
      const taken = steps;
      steps = [];
      return taken;
    },

    isFinished: () => isFinished,
    hasFinishReason: () => finishReason !== null,
  };
}

export type Answer = ReturnType<typeof createAnswer>;

/** Where the finish reason is `error`, its cause stands beside it. */
function firstChoice(value: unknown): unknown {
  return isObject(value) && Array.isArray(value['choices']) ? value['choices'][0] : value;
}
