import { note } from '../diagnostics/log';
import { createAnswerCalls } from './answer-calls';
import { createAnswerWords } from './answer-words';
import { BOUNDS } from './bounds';
import { parseChunk, type Chunk } from './chunk';
import type { CompletionEvent } from './completion-event';
import { isErrorBody } from './error-body';
import { createDeltas } from './deltas';
import { KimiError } from './errors';
import { createFinish } from './finish';
import { isObject } from './json';
import { serverError, type Source } from './server-error';
import type { Usage } from './usage';

const TOO_MUCH = `The answer is longer than ${BOUNDS.said} characters.`;

/** An event to pass on, or the error that ends the answer. */
export type Step = CompletionEvent | KimiError;

/**
 * An answer as it grows: what the server says goes in, and comes out as steps, in order. The last step is `end` or a
 * KimiError; nothing is added after it. Where no tools were offered, calls of them are not read.
 */
export function createAnswerSteps(source: Source, offersTools: boolean) {
  const words = createAnswerWords(source.token, offersTools);
  const calls = createAnswerCalls(words, source.token);
  let last: readonly Step[] | null = null;
  let isTaken = false;
  const ending = createFinish();
  const deltas = createDeltas(words, ending);
  let usage: Usage | null = null;
  let hasSeveral = false;
  /** The server's words outside of any event, since the last of the answer. */
  let remark = '';

  /** Passes over a remark that did not end the answer; that there was more is noted. */
  function passOver(): void {
    if (remark !== '') words.missed();
    remark = '';
  }

  function settle(): void {
    if (last !== null) return;
    deltas.settle();
    cutIfFull();
  }

  function finish(step: Step): void {
    if (last !== null) return;
    deltas.settle();
    passOver();
    words.flush();
    const end = words.isFull() ? tooLong(source, TOO_MUCH) : step;
    last = end instanceof KimiError ? [end] : [...calls.events(), end];
  }

  function failWith(sentence: string): void {
    remark = '';
    finish(serverError(sentence, source, sentence));
  }

  function addChunk(given: Chunk): void {
    const chunk = offersTools || given.calls.length === 0 ? given : { ...given, calls: [] };
    if (chunk.isUnread) words.missed();
    // Some servers count on every chunk, and each count includes all before it.
    usage = chunk.usage ?? usage;
    hasSeveral ||= chunk.choice === 'of-several';
    // Where there are several, the others are never ours.
    if (hasSeveral && chunk.choice === 'only-but-not-first') return;
    if (chunk.reasoning !== '' || chunk.content !== '' || chunk.calls.length > 0) passOver();
    deltas.add(chunk);
    calls.add(chunk);
    cutIfFull();
  }

  function cutIfFull(): void {
    if (words.isFull()) finish(tooLong(source, TOO_MUCH));
  }

  return {
    /** Adds a parsed chunk or completion; `raw` is its source. Returns false when it was neither, nor an error. */
    add(given: unknown, raw: string): boolean {
      settle();
      const value = unwrapped(given);
      const chunk = parseChunk(value);
      if (chunk && last === null) addChunk(chunk);
      if (isErrorBody(value)) finish(serverError(value, source, raw));
      else if (chunk?.failure) finish(serverError(chunk.failure, source, raw));
      else {
        if (chunk) deltas.learn(raw, chunk);
        return chunk !== null;
      }
      return true;
    },

    /** Adds an event that is like an earlier one; returns false where it has to be parsed. */
    addAlike(data: string): boolean {
      const isAdded = deltas.addAlike(data);
      if (isAdded) passOver();
      return isAdded;
    },

    /** Adds what came outside of any event, or is none: it may say why the answer does not go on. */
    hear(line: string): void {
      settle();
      note('answer', 'not-understood');
      const room = BOUNDS.remark - remark.length;
      if (room > 0) remark = (remark === '' ? line : `${remark}\n${line}`).slice(0, BOUNDS.remark);
    },

    /** Notes something that could not be read, and says nothing to a reader. */
    missed: words.missed,

    /** The server reported a failure: `body` describes it, and `raw` is its source. */
    fail: (body: unknown, raw: string) => finish(serverError(body, source, raw)),

    /** The answer is cut: the server sends more of it than is taken. */
    overflow: (message: string) => finish(tooLong(source, message)),

    /** The server said that the answer is complete. */
    complete(): void {
      settle();
      if (remark !== '' && ending.last() === null) failWith(remark);
      else finish({ type: 'end', finishReason: ending.last() ?? 'other', usage });
    },

    /** The body ended without an end mark: `error` applies unless there was a finish reason. */
    end(error: KimiError): void {
      settle();
      const finishReason = ending.reason();
      if (finishReason !== null) {
        // Nothing of the answer is missing: only the end mark, and perhaps the usage.
        if (last === null) note('answer', 'over', error);
        finish({ type: 'end', finishReason, usage });
      } else if (remark !== '') failWith(remark);
      else finish(error);
    },

    /** The steps since the last call. */
    take(): readonly Step[] {
      settle();
      const steps: Step[] = words.take();
      if (last !== null && !isTaken) {
        steps.push(...last);
        isTaken = true;
      }
      return steps;
    },

    /** True if there are any words to keep. */
    hasWords: deltas.hasWords,
    isFinished: () => last !== null,
    isEnding: ending.isEnding,
    isCalling: calls.isBegun,
  };
}

export type AnswerSteps = ReturnType<typeof createAnswerSteps>;

function tooLong({ status }: Source, message: string): KimiError {
  return new KimiError('answer-too-long', message, { status });
}

/** Some gateways put the whole of it into an envelope of their own. */
function unwrapped(value: unknown): unknown {
  if (!isObject(value) || value['choices'] !== undefined) return value;
  const inner = ENVELOPES.map((name) => value[name]).find(
    (member) => isObject(member) && Array.isArray(member['choices']),
  );
  return inner ?? value;
}

const ENVELOPES = ['data', 'output', 'result', 'response', 'body'] as const;
