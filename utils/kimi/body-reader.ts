import { dropped, note } from '../diagnostics/log';
import { BOUNDS } from './bounds';
import { KimiError } from './errors';
import type { TimeLimits } from './time-limits';

/**
 * Reads a response's body as text, piece by piece. Decodes UTF-8 across pieces and drops a byte order mark. `limits`
 * are told of each read.
 */
export function createBodyReader(
  response: Response,
  signal: AbortSignal,
  limits?: Pick<TimeLimits, 'waits' | 'lives'>,
) {
  const reader = response.body?.getReader();
  // Some decoders drop a mark in the middle too, where a character before it was cut.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let hasBegun = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Stops the download. What was read remains; a read under way ends as if the body had ended. */
  function close(): void {
    clearTimeout(timer);
    // A broken body rejects here again; the read has already reported it.
    reader?.cancel().catch(dropped('answer', 'over'));
  }

  async function read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    signal.throwIfAborted();
    limits?.waits();
    try {
      const result = await reader?.read();
      limits?.lives();
      hasBegun = true;
      return result ?? { done: true, value: undefined };
    } catch (cause) {
      signal.throwIfAborted();
      throw new KimiError(hasBegun ? 'truncated' : 'network', messageOf(cause), { cause });
    }
  }

  return {
    close,

    /** Closes in `ms` milliseconds, counted from the last call; null takes that back. */
    closeIn(ms: number | null): void {
      clearTimeout(timer);
      if (ms !== null) timer = setTimeout(close, ms);
    },

    /**
     * Yields the pieces to the end; leaving the loop closes the body. Throws the signal's reason once aborted, and a
     * KimiError when the connection broke: `network` before the first byte, else `truncated`; or when more comes than
     * is taken of a body: `answer-too-long`.
     */
    async *pieces(): AsyncGenerator<string> {
      let bytes = 0;
      let isBlank = true;
      try {
        for (let piece = await read(); !piece.done; piece = await read()) {
          signal.throwIfAborted();
          bytes += piece.value.length;
          if (bytes > BOUNDS.body) {
            throw new KimiError('answer-too-long', `The answer is longer than ${BOUNDS.body} bytes.`);
          }
          const text = decoder.decode(piece.value, { stream: true });
          yield isBlank ? text.replace(/^\uFEFF/, '') : text;
          isBlank &&= text === '';
        }
        signal.throwIfAborted();
        // Half a character may remain.
        const rest = decoder.decode();
        if (rest !== '') yield rest;
      } finally {
        close();
      }
    },
  };
}

/** The limits of a short body. A refusal is a sentence, and a list is short: no more is read, and no longer. */
const WHOLE_BODY_LENGTH = 1_000_000;
const WHOLE_BODY_MS = 10_000;

/**
 * Reads the whole body of an answer that is meant to be short, such as an error or a list: at most about a million
 * characters, or what comes in ten seconds. A broken connection ends it early. Throws only the signal's reason.
 */
export async function readWhole(response: Response, signal: AbortSignal): Promise<string> {
  const body = createBodyReader(response, signal);
  body.closeIn(WHOLE_BODY_MS);
  let text = '';
  try {
    for await (const piece of body.pieces()) {
      text += piece;
      if (text.length > WHOLE_BODY_LENGTH) break;
    }
  } catch (error) {
    if (!(error instanceof KimiError)) throw error;
    // The status is what counts, and what came is enough to say more.
    note('answer', 'not-read', error);
  }
  return text;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
