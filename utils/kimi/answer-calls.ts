import type { AnswerWords } from './answer-words';
import { BOUNDS } from './bounds';
import type { Chunk } from './chunk';
import type { CompletionEvent } from './completion-event';
import { createRedactor } from './redact';
import { isSameCall, withIds } from './same-call';
import type { ToolCall } from './tool';
import { createToolCalls } from './tool-calls';

/**
 * The calls of an answer: those in the API's own form, and those that the model wrote among its words, which a server
 * may have left there beside the former.
 */
export function createAnswerCalls(words: AnswerWords, token: string) {
  const calls = createToolCalls();

  return {
    add({ calls: fragments, areCallsWhole }: Chunk): void {
      if (areCallsWhole) calls.addWhole(fragments);
      else calls.add(fragments);
    },

    isBegun: calls.hasAny,

    /** The event of an answer that has ended, if it calls anything. That something was cut is noted. */
    events(): readonly CompletionEvent[] {
      const all = joined(calls.calls(), words.calls());
      const taken = bounded(all).map(({ id, name, arguments: given }) => ({
        id,
        name,
        arguments: hide(given),
      }));
      if (calls.isCut() || taken.length < all.length) words.missed();
      return taken.length === 0 ? [] : [{ type: 'called', calls: taken }];
    },
  };

  function hide(text: string): string {
    const redactor = createRedactor(token);
    return redactor.push(text) + redactor.flush();
  }
}

function joined(calls: readonly ToolCall[], inWords: readonly ToolCall[]): readonly ToolCall[] {
  const all = [...calls];
  for (const call of inWords) {
    if (all.some((other) => isSameCall(other, call))) continue;
    const isTaken = all.some(({ id }) => id === call.id);
    all.push(isTaken ? { ...call, id: '' } : call);
  }
  return withIds(all);
}

/** The first of the calls, as many as are taken of an answer. */
function bounded(calls: readonly ToolCall[]): readonly ToolCall[] {
  let room: number = BOUNDS.callArguments;
  return calls.slice(0, BOUNDS.calls).filter(({ arguments: given }) => {
    room -= given.length;
    return room >= 0;
  });
}
