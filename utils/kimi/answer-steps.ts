import { note } from '../diagnostics/log';
import { parseChunk, type Chunk } from './chunk';
import type { CompletionEvent, FinishReason } from './completion-event';
import { isErrorBody } from './error-body';
import type { KimiError } from './errors';
import { isObject } from './json';
import { serverError, type Source } from './server-error';
import { createThinkSplitter, type SplitText } from './think-splitter';
import type { Usage } from './usage';

/** An event to pass on, or the error that ends the answer. */
export type Step = CompletionEvent | KimiError;

/**
 * An answer as it grows: what the server says goes in, and comes out as steps, in order. The last step is `end` or a
 * KimiError; nothing is added after it.
 */
export function createAnswerSteps(source: Source) {
  const splitter = createThinkSplitter();
  let steps: Step[] = [];
  /** The last piece, while it may still grow. */
  let said: { readonly type: SplitText['type']; text: string } | null = null;
  let isFinished = false;
  let finishReason: FinishReason | null = null;
  let usage: Usage | null = null;

  /** Joins pieces that arrive together: a burst becomes a few steps, not hundreds. */
  function say(type: SplitText['type'], text: string): void {
    if (said?.type === type) said.text += text;
    else steps.push((said = { type, text }));
  }

  function finish(last: Step): void {
    if (isFinished) return;
    for (const { type, text } of splitter.flush()) say(type, text);
    steps.push(last);
    isFinished = true;
  }

  function addChunk(chunk: Chunk): void {
    if (chunk.reasoning !== '') say('reasoning', chunk.reasoning);
    if (chunk.content !== '') {
      if (splitter.isOver()) say('text', chunk.content);
      else for (const { type, text } of splitter.push(chunk.content)) say(type, text);
    }
    // Some servers send the usage with every chunk, each including the ones before.
    usage = chunk.usage ?? usage;
    finishReason = chunk.finishReason ?? finishReason;
  }

  return {
    /** Adds a parsed chunk or completion; `raw` is its text. False when it is neither, nor an error. */
    add(value: unknown, raw: string): boolean {
      const chunk = parseChunk(value);
      if (chunk && !isFinished) addChunk(chunk);
      if (isErrorBody(value)) finish(serverError(value, source, raw));
      else if (chunk?.hasFailed) finish(serverError(firstChoice(value), source, raw));
      else return chunk !== null;
      return true;
    },

    /** Ends with the server's error; `raw` is the text of `body`. */
    fail: (body: unknown, raw: string) => finish(serverError(body, source, raw)),

    /** Ends because the server said so. */
    complete: () => finish({ type: 'end', finishReason: finishReason ?? 'other', usage }),

    /** Ends because the body did, without a word from the server: `error` holds unless there was a finish reason. */
    end(error: KimiError): void {
      if (finishReason === null) return finish(error);
      // Nothing of the answer is missing: only the end mark, and perhaps the usage.
      if (!isFinished) note('answer', 'over', error);
      finish({ type: 'end', finishReason, usage });
    },

    /** Returns the steps since the last call. */
    take(): readonly Step[] {
      const taken = steps;
      steps = [];
      said = null;
      return taken;
    },

    isFinished: () => isFinished,
    hasFinishReason: () => finishReason !== null,
  };
}

export type AnswerSteps = ReturnType<typeof createAnswerSteps>;

/** The first choice. Where its finish reason is `error`, the cause stands beside it. */
function firstChoice(value: unknown): unknown {
  return isObject(value) && Array.isArray(value['choices']) ? value['choices'][0] : value;
}
