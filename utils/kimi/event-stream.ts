import { createParser } from 'eventsource-parser';
import type { AnswerSteps } from './answer-steps';
import { BOUNDS } from './bounds';
import { parseJson, isObject } from './json';
import { readJsonParts } from './json-values';
import { readCutEvent } from './cut-event';

/** Lines that only keep the connection open, as servers wrap them as data. */
const SIGN_OF_LIFE = /^(?::.*|ping|pong|keep-?alive|heartbeat|null|true|false|[\d.-]*|\[\]|\{\})$/i;

/** A field of a server's own, which the format allows: a name and a word. A sentence is none. */
const OTHER_FIELD = /^(?:[\w-]+:\s?\S*|\s*)$/;

/** The members in which servers put words. An event without any of them says nothing to the reader. */
const HAS_WORDS =
  /"(?:content|text|delta|message|reasoning|thinking|response|output|answer)\w*"\s*:\s*(?:"[^"]|[[{])/;

/**
 * Reads the events of a stream, cut anywhere, into `answer`. Lines may end in LF, CR or CRLF, `data:` needs no space,
 * and a comment is only a sign of life. What is no event is read too: a JSON object or words on lines of their own,
 * several objects in one event, one that breaks off. `onData` gets the payload of each event, and each such line.
 */
export function createEventStream(answer: AnswerSteps, onData?: (data: string) => void) {
  /** The beginning of a line whose end has not come: the parser would forget one that is no field. */
  let line: string[] = [];
  let lineLength = 0;
  let stray: string[] = [];
  let strayLength = 0;
  let hasSign = false;

  const parser = createParser({
    maxBufferSize: BOUNDS.event,
    onComment: () => {
      hasSign = true;
    },
    onEvent: ({ event, data }) => {
      hasSign = true;
      readStray();
      if (answer.isFinished()) return;
      onData?.(data);
      if (event === 'error') answer.fail(parseJson(data) ?? data, data);
      else readData(data);
    },
    onError: ({ type, line: text = '' }) => {
      if (type === 'unknown-field') addStray(text);
      else if (type === 'max-buffer-size-exceeded') overflow('');
    },
  });

  function readData(data: string): void {
    const text = data.trim();
    if (answer.isFinished()) return;
    if (text === '[DONE]') return answer.complete();
    if (answer.addAlike(text)) return;
    // Nearly all are objects: the others are looked at more closely.
    const value = text.startsWith('{') ? parseJson(text) : undefined;
    if (value !== undefined) addValue(value, text);
    else if (text === '' || SIGN_OF_LIFE.test(text)) return;
    else if (text.startsWith('data:')) readData(text.replace(/^(?:data:\s*)+/, ''));
    else if (text.includes('\n')) readLines(text);
    else readPieces(text);
  }

  function addValue(value: unknown, text: string): void {
    hasSign = true;
    if (!answer.add(value, text) && isObject(value) && HAS_WORDS.test(text)) answer.missed();
  }

  /** Some proxies drop the blank lines: what then looks like one event is one on every line. */
  function readLines(data: string): void {
    for (const one of data.split('\n')) readData(one);
  }

  function readPieces(text: string): void {
    for (const part of readJsonParts(text)) {
      if (answer.isFinished()) return;
      if (part.type === 'value') addValue(part.value, part.raw);
      else if (part.raw === '[DONE]') answer.complete();
      else if (/^[[{]/.test(part.raw)) readCut(part.raw);
      else if (!SIGN_OF_LIFE.test(part.raw)) answer.hear(part.raw);
    }
  }

  /** Of an object that breaks off, the words until there are read; that there was more is noted. */
  function readCut(raw: string): void {
    const chunk = readCutEvent(raw);
    if (chunk !== null) answer.add(chunk, '');
    answer.missed();
  }

  /** A line that is no field of an event stream. An object may stand on several. */
  function addStray(text: string): void {
    if (answer.isFinished() || OTHER_FIELD.test(text)) return;
    stray.push(text);
    strayLength += text.length;
    const isObjectOpen = /^\s*[[{]/.test(stray[0] ?? '');
    const isWhole = isObjectOpen && /[\]}]\s*$/.test(text) && parseJson(stray.join('\n')) !== undefined;
    // Before the first sign of a stream, words may be all that comes, and are no remark in a stream.
    if (isWhole || (hasSign && !isObjectOpen) || strayLength > BOUNDS.remark) readStray();
  }

  function readStray(): void {
    const text = stray.join('\n');
    stray = [];
    strayLength = 0;
    if (text === '') return;
    onData?.(text);
    readData(text);
  }

  function overflow(text: string): void {
    const chunk = readCutEvent(text.replace(/^data:\s*/, ''));
    if (chunk !== null) answer.add(chunk, '');
    answer.overflow(`An event is longer than ${BOUNDS.event} characters.`);
  }

  return {
    push(text: string): void {
      if (answer.isFinished()) return;
      const end = endOfLines(text);
      if (end > 0) {
        line.push(text.slice(0, end));
        // Joined it is one string again: one that is added to another would be copied once more for each line.
        parser.feed(line.join(''));
        line = [];
        lineLength = 0;
      }
      if (end === text.length) return;
      line.push(end === 0 ? text : text.slice(end));
      lineLength += text.length - end;
      if (lineLength > BOUNDS.event) overflow(line.join(''));
    },

    /** Reads what is left: the last event needs no blank line. */
    flush(): void {
      if (answer.isFinished()) return;
      parser.feed(`${line.join('')}\n\n`);
      if (hasSign) readStray();
    },

    /** Reads a text that is no stream, and not one JSON value either. */
    read: readData,

    /** True if any event or comment came: otherwise it was no event stream. */
    hasSign: () => hasSign,
  };
}

/** The end of the last whole line of a text; 0 where there is none. */
function endOfLines(text: string): number {
  const feed = text.lastIndexOf('\n') + 1;
  // Only what follows is looked at once more, and mostly that is little.
  const rest = feed === 0 ? text : text.slice(feed);
  const carriage = rest.lastIndexOf('\r') + 1;
  return carriage === 0 ? feed : feed + carriage;
}
