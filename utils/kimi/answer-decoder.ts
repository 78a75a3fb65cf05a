import { note } from '../diagnostics/log';
import { createAnswerSteps, type Step } from './answer-steps';
import type { AnswerDecoder } from './dialect';
import { isErrorBody } from './error-body';
import { KimiError } from './errors';
import { createEventStream } from './event-stream';
import { parseJson } from './json';
import { excerpt, malformed, type Source } from './server-error';

/** The characters that are kept of a body that may turn out not to be an event stream, for the error's excerpt. */
const EXCERPT_LENGTH = 4096;

/**
 * Turns the text of an answer's body, cut anywhere, into steps; the last is `end` or a KimiError. The first character
 * tells the format, since neither the content type nor what was asked for is reliable: `{` or `[` begins JSON, `<` a
 * web page, everything else an event stream.
 *
 * `onReceived` gets the payload of each event, all of a JSON body, or the beginning of any other.
 */
export function createAnswerDecoder(source: Source, onReceived?: (payload: string) => void): AnswerDecoder {
  const answer = createAnswerSteps(source);
  const stream = createEventStream(answer, source, onReceived);
  let form: 'unknown' | 'stream' | 'json' | 'page' = 'unknown';
  /** All of a JSON body, or the beginning of any other. */
  const kept: string[] = [];
  let keptLength = 0;

  function endStream(cut: KimiError | null): void {
    stream.flush();
    const isStream = stream.hasSign() || keptLength === 0;
    if (!isStream) onReceived?.(excerpt(kept.join(''), source));
    answer.end(
      cut ??
        (isStream
          ? new KimiError('truncated', 'The stream ended with neither [DONE] nor a finish reason.')
          : malformed(kept.join(''), source)),
    );
  }

  function endJson(cut: KimiError | null): void {
    const body = kept.join('');
    const value = parseJson(body);
    onReceived?.(body);
    // The connection broke after the whole of it.
    if (cut && value !== undefined) note('answer', 'over', cut);
    if (value === undefined) answer.end(cut ?? malformed(body, source));
    else if (Array.isArray(value) || isErrorBody(value)) answer.fail(value, body);
    else if (answer.add(value, body)) answer.complete();
    else answer.end(malformed(body, source));
  }

  function endPage(cut: KimiError | null): void {
    // It is an error as it is, and its beginning says all.
    if (cut) note('answer', 'over', cut);
    const page = kept.join('');
    onReceived?.(excerpt(page, source));
    answer.fail(page, page);
  }

  return {
    push(text: string): readonly Step[] {
      // White space and a byte order mark at the start mean nothing.
      const piece = form === 'unknown' ? text.trimStart() : text;
      if (form === 'unknown' && piece !== '') form = formOf(piece);
      if (form === 'json' || keptLength < EXCERPT_LENGTH) {
        kept.push(piece);
        keptLength += piece.length;
      }
      if (form === 'stream') stream.push(piece);
      return answer.take();
    },

    end(cut: KimiError | null): readonly Step[] {
      switch (form) {
        case 'unknown':
        case 'stream':
          endStream(cut);
          break;
        case 'json':
          endJson(cut);
          break;
        case 'page':
          endPage(cut);
          break;
      }
      return answer.take();
    },

    isFinished: answer.isFinished,
    /** The answer is complete; only the usage and `[DONE]` may follow. */
    isEnding: answer.hasFinishReason,
  };
}

function formOf(text: string): 'stream' | 'json' | 'page' {
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  return text.startsWith('<') ? 'page' : 'stream';
}
