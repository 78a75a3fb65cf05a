import type { CompletionEvent } from '../../utils/kimi/completion-event.ts';
import { streamCompletion } from '../../utils/kimi/completion.ts';
import { TIMEOUTS } from '../../utils/kimi/timeouts.ts';
import type { Tool } from '../../utils/kimi/tool.ts';

/** Makes a body that arrives in exactly these pieces, one a read. */
export function bodyOf(pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reads = pieces[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = reads.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    // Nothing is read ahead.
    { highWaterMark: 0 },
  );
}

/** Cuts into pieces of `size` bytes, the last one shorter. */
export function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Our client's events for a response: the network is replaced, and nothing else. */
export function readAnswer(response: Response, tools: readonly Tool[] = []): AsyncGenerator<CompletionEvent> {
  globalThis.fetch = () => Promise.resolve(response);
  return streamCompletion({
    baseUrl: 'http://127.0.0.1',
    token: 'token-1234',
    model: 'kimi-k2.5',
    messages: [{ role: 'user', content: 'Hello' }],
    maxTokens: null,
    thinking: null,
    effort: null,
    tools,
    timeouts: TIMEOUTS,
    signal: new AbortController().signal,
  });
}
