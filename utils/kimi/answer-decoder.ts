import { note } from '../diagnostics/log';
import { createAnswerSteps, type Step } from './answer-steps';
import { BOUNDS } from './bounds';
import type { AnswerDecoder, DecoderOptions } from './dialect';
import { isErrorBody } from './error-body';
import { KimiError } from './errors';
import { createEventStream } from './event-stream';
import { isObject, parseJson } from './json';
import { excerpt, malformed, type Source } from './server-error';

/** The characters that are kept of a body that may turn out not to be an event stream, for the error's excerpt. */
const EXCERPT_LENGTH = 4096;

/**
 * Turns the text of an answer's body, cut anywhere, into steps; the last is `end` or a KimiError. The first character
 * tells the format, since neither the content type nor what was asked for is reliable: `{` or `[` begins JSON, `<` a
 * web page, everything else an event stream. JSON with more behind its first line is a stream too, of lines.
 *
 * `onReceived` gets the payload of each event, all of a JSON body, or the beginning of any other.
 */
export function createAnswerDecoder(
  source: Source,
  { onReceived, offersTools = false }: DecoderOptions = {},
): AnswerDecoder {
  const answer = createAnswerSteps(source, offersTools);
  const stream = createEventStream(answer, onReceived);
  let form: 'unknown' | 'stream' | 'json' | 'page' = 'unknown';
  /** All of a JSON body, or the beginning of any other. */
  const kept: string[] = [];
  let keptLength = 0;
  /** The first line of a document, once it has ended: an object by itself, or a part of the document. */
  let firstLine: 'object' | 'part' | null = null;

  function endStream(cut: KimiError | null): void {
    stream.flush();
    const isStream = stream.hasSign() || keptLength === 0;
    if (!isStream) onReceived?.(excerpt(kept.join(''), source));
    answer.end(cut ?? (isStream ? brokenOff() : malformed(kept.join(''), source)));
  }

  function endJson(cut: KimiError | null): void {
    const body = kept.join('');
    const value = parseJson(body);
    onReceived?.(body);
    // The connection broke after the whole of it.
    if (cut && value !== undefined) note('answer', 'over', cut);
    if (value === undefined || Array.isArray(value)) {
      stream.read(body);
      answer.end(cut ?? (answer.hasWords() ? brokenOff() : malformed(body, source)));
    } else if (isErrorBody(value)) answer.fail(value, body);
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

  function keep(piece: string): void {
    if (form !== 'json' && keptLength >= EXCERPT_LENGTH) return;
    kept.push(piece);
    keptLength += piece.length;
  }

  /** Follows a document as it grows: it may be a stream of lines, or too long. */
  function watchJson(piece: string): void {
    const end = firstLine === null ? piece.indexOf('\n') : -1;
    if (end >= 0) {
      const body = kept.join('');
      firstLine = isObject(parseJson(body.slice(0, body.indexOf('\n')))) ? 'object' : 'part';
    }
    if (firstLine === 'object' && piece.slice(end + 1).trim() !== '') {
      form = 'stream';
      stream.push(kept.join(''));
    } else if (keptLength > BOUNDS.document) {
      stream.read(kept.join(''));
      answer.overflow(`The answer is longer than ${BOUNDS.document} characters.`);
    }
  }

  return {
    push(text: string): readonly Step[] {
      // White space and a byte order mark at the start mean nothing.
      const piece = form === 'unknown' ? text.trimStart() : text;
      if (form === 'unknown' && piece !== '') form = formOf(piece);
      keep(piece);
      if (form === 'stream') stream.push(piece);
      else if (form === 'json') watchJson(piece);
      else if (form === 'page' && keptLength >= EXCERPT_LENGTH) endPage(null);
      return answer.take();
    },

    end(cut: KimiError | null): readonly Step[] {
      if (answer.isFinished()) return answer.take();
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
    isEnding: answer.isEnding,
    isCalling: answer.isCalling,
  };
}

function brokenOff(): KimiError {
  return new KimiError('truncated', 'The stream ended with neither [DONE] nor a finish reason.');
}

function formOf(text: string): 'stream' | 'json' | 'page' {
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  return text.startsWith('<') ? 'page' : 'stream';
}
