import { createParser } from 'eventsource-parser';
import type { AnswerSteps } from './answer-steps';
import { parseJson } from './json';
import { malformed, type Source } from './server-error';

/**
 * Reads the events of a stream, cut anywhere, into `answer`. Lines may end in LF, CR or CRLF, `data:` needs no space,
 * and a comment is only a sign of life. `onData` gets the payload of each event.
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
    // Some servers wrap pings and comments as data: these are not JSON, and mean nothing.
    if (value !== undefined) answer.add(value, data);
    else if (data.includes('\n')) readLines(data);
    else if (data.startsWith('{') && !isFlushing) {
      answer.end(malformed(data, source));
    }
  }

  /** Reads each line as an event of its own: some proxies drop the blank lines between events. */
  function readLines(data: string): void {
    for (const line of data.split('\n')) readData(line.trim());
  }

  return {
    push: (text: string) => parser.feed(text),

    /** Reads the rest: the last event counts without its blank line if it is whole. */
    flush(): void {
      isFlushing = true;
      parser.feed('\n\n');
    },

    /** True if any event or comment came: else it was no event stream. */
    hasSign: () => hasSign,
  };
}
