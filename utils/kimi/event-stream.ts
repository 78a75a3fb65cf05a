import { createParser } from 'eventsource-parser';
import type { AnswerSteps } from './answer-steps';
import { parseJson } from './json';
import { malformed, type Source } from './server-error';

/**
 * Reads the events of a stream, cut anywhere, into `answer`. Lines may end in LF, CR or CRLF, `data:`
 * needs no space, comments are only a sign of life. `onData` gets the payload of each event.
 */
export function createEventStream(answer: AnswerSteps, source: Source, onData?: (data: string) => void) {
  let hasSign = false;
  let isFlushing = false;

  const parser = createParser({
    onComment: () => {
      hasSign = true;
    },
    onEvent: ({ event, data }) => {
      hasSign = true;
      if (answer.isFinished()) return;
      onData?.(data);
      if (event === 'error') answer.fail(parseJson(data) ?? data, data);
      else readData(data.trim());
    },
  });

  function readData(data: string): void {
    if (answer.isFinished()) return;
    if (data === '[DONE]') return answer.complete();
    const value = parseJson(data);
    // Pings and comments that were wrapped as data are neither JSON nor meant to be.
    if (value !== undefined) answer.add(value, data);
    else if (data.includes('\n')) readLines(data);
    else if (data.startsWith('{') && !isFlushing) {
      answer.end(malformed(data, source));
    }
  }

  /** Proxies were seen to drop the blank lines: what then looks like one event is one on every line. */
  function readLines(data: string): void {
    for (const line of data.split('\n')) readData(line.trim());
  }

  return {
    push: (text: string) => parser.feed(text),

    /** Reads what is left: the last event is taken without its blank line if it is whole. */
    flush(): void {
      isFlushing = true;
      parser.feed('\n\n');
    },

    /** Whether any event or comment came: else it was no event stream. */
    hasSign: () => hasSign,
  };
}
