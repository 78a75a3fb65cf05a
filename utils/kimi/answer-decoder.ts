import { createAnswer, type Step } from './answer';
import { createEventStream } from './event-stream';
import { KimiError } from './errors';
import { isErrorBody } from './error-body';
import { parseJson } from './json';
import { plainText, type Source } from './server-error';

/** How much is kept of what may turn out not to be an event stream, to say so. */
const EXCERPT_LENGTH = 2000;

/**
 * Turns the text of an answer's body, cut anywhere, into steps; the last is `end` or a KimiError.
 * What the body is, is told by its first character, since neither the content type nor what was asked
 * for can be relied on: `{` or `[` begins JSON, `<` a web page, everything else an event stream.
 */
export function createAnswerDecoder(source: Source) {
  const answer = createAnswer(source);
  const stream = createEventStream(answer, source.token);
  let form: 'unknown' | 'stream' | 'json' | 'page' = 'unknown';
  /** All of a JSON body, the beginning of any other. */
  const kept: string[] = [];
  let keptLength = 0;

  function endStream(cut: KimiError | null): void {
    stream.flush();
    const isStream = stream.hasSign() || keptLength === 0;
    answer.end(
      cut ??
        (isStream
          ? new KimiError('truncated', 'The stream ended with neither [DONE] nor a finish reason.')
          : malformed()),
    );
  }

  function endJson(cut: KimiError | null): void {
    const value = parseJson(kept.join(''));
    if (value === undefined) answer.end(cut ?? malformed());
    else if (Array.isArray(value) || isErrorBody(value)) answer.fail(value);
    else if (answer.add(value)) answer.complete();
    else answer.end(malformed());
  }

  function malformed(): KimiError {
    return new KimiError('malformed', plainText(kept.join(''), source.token), { status: source.status });
  }

  return {
    push(text: string): readonly Step[] {
      // White space and a byte order mark before the beginning mean nothing.
      const piece = form === 'unknown' ? text.trimStart() : text;
      if (form === 'unknown' && piece !== '') form = formOf(piece);
      if (form === 'json' || keptLength < EXCERPT_LENGTH) {
        kept.push(piece);
        keptLength += piece.length;
      }
      if (form === 'stream') stream.push(piece);
      return answer.take();
    },

    /** The steps that were left when the body ended; `cut` is why, unless it ended by itself. */
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
          answer.fail(kept.join(''));
          break;
      }
      return answer.take();
    },

    /** The last step was made: what still comes can be ignored. */
    isFinished: answer.isFinished,
    /** The answer is there; only the usage and `[DONE]` may follow. */
    isEnding: answer.hasFinishReason,
  };
}

function formOf(text: string): 'stream' | 'json' | 'page' {
  if (text.startsWith('{') || text.startsWith('[')) return 'json';
  return text.startsWith('<') ? 'page' : 'stream';
}
