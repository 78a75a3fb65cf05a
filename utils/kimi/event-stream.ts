import { createParser } from 'eventsource-parser';
import type { AnswerSteps } from './answer-steps';
import { BOUNDS } from './bounds';
import { parseJson, isObject } from './json';
import { readJsonParts, type JsonPart } from './json-values';
import { readCutEvent } from './cut-event';

/** Lines that only keep the connection open, as servers wrap them as data. */
const SIGN_OF_LIFE = /^(?::.*|ping|pong|keep-?alive|heartbeat|null|true|false|[\d.-]*|\[\]|\{\})$/i;

/** A field of a server's own, which the format allows: a name and a word. A sentence is none. */
const OTHER_FIELD = /^(?:[\w-]+:\s?[^\s{[]*|\s*)$/;

/** The name of a field before an object: `data` once more, or one of a server's own. */
const FIELD_NAME = /^(?:data:\s*)+|^[\w-]+:\s*(?=\{)/i;

const DONE = /^"?\[done\]"?$/i;

/** The members in which servers put words. An event without any of them says nothing to the reader. */
const HAS_WORDS =
  /"(?:content|text|delta|message|reasoning|thinking|response|output|answer)\w*"\s*:\s*(?:"[^"]|[[{])/;

/** The members in which servers put a sentence about themselves. */
const HAS_SENTENCE = /"\w*(?:msg|message|reason|description|title)"\s*:\s*"[^"]/i;

/** The beginning of a line that begins an object or an array, which no field does. */
const OBJECT_LINE = /(^|[\r\n])(?=[[{])/g;

/** The lines that are looked at of one event. One with more is none of an answer. */
const MOST_LINES = 50_000;

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
    else if (text !== '' && !SIGN_OF_LIFE.test(text)) readOther(text);
  }

  function readOther(text: string): void {
    const bare = text.replace(FIELD_NAME, '');
    // JSON as a string of JSON.
    const inner = text.startsWith('"{') ? parseJson(text) : undefined;
    if (DONE.test(text)) answer.complete();
    else if (typeof inner === 'string') readData(inner);
    else if (bare !== text) readData(bare);
    else if (text.includes('\n')) readLines(text);
    else readPieces(readJsonParts(text));
  }

  function addValue(value: unknown, text: string): void {
    hasSign = true;
    if (answer.isFinished()) return;
    if (Array.isArray(value)) addArray(value, text);
    else if (answer.add(value, text) || !isObject(value)) return;
    // What it says may be the reason why the answer does not go on.
    else if (HAS_SENTENCE.test(text)) answer.hear(text);
    else if (HAS_WORDS.test(text)) answer.missed();
  }

  /** Chunks may come together as a list; a list of anything else is a server's own word. */
  function addArray(values: readonly unknown[], text: string): void {
    if (values.some(isObject)) for (const one of values) addValue(one, JSON.stringify(one));
    else if (values.length > 0) answer.hear(text);
  }

  /** Some proxies drop the blank lines: what then looks like one event is one on every line. */
  function readLines(data: string): void {
    const lines = data.split('\n', MOST_LINES);
    // An object may stand on several lines.
    if (lines.some((one) => /^\s*[[{]/.test(one) && !/[\]}]\s*$/.test(one))) {
      const parts = readJsonParts(data);
      if (!parts.some(isCut)) return readPieces(parts);
    }
    for (const one of lines) readData(one);
    if (lines.length === MOST_LINES) answer.missed();
  }

  function readPieces(parts: readonly JsonPart[]): void {
    for (const part of parts) {
      if (answer.isFinished()) return;
      if (part.type === 'value') addValue(part.value, part.raw);
      else if (isCut(part)) readCut(part.raw);
      else if (DONE.test(part.raw)) answer.complete();
      // Commas between objects say nothing.
      else if (/[\p{L}\p{N}]/u.test(part.raw) && !SIGN_OF_LIFE.test(part.raw)) answer.hear(part.raw);
    }
  }

  /** Of an object that breaks off, the words until there are read; that there was more is noted. */
  function readCut(raw: string): void {
    const chunk = readCutEvent(raw);
    if (chunk !== null) answer.add(chunk, '');
    answer.missed();
  }

  /** A line that is no field of an event stream. An object may stand on several. */
  function addStray(field: string): void {
    if (answer.isFinished() || OTHER_FIELD.test(field)) return;
    const text = field.replace(FIELD_NAME, '');
    stray.push(text);
    strayLength += text.length;
    const isObjectOpen = /^\s*[[{]/.test(stray[0] ?? '');
    const isWhole = isObjectOpen && /[\]}]\s*$/.test(text) && parseJson(stray.join('\n')) !== undefined;
    // Only a stream has an end mark, however its fields are written.
    const isDone = DONE.test(text.trim());
    // Before the first sign of a stream, words may be all that comes, and are no remark in a stream.
    const isLong = strayLength > (isObjectOpen ? BOUNDS.object : BOUNDS.remark);
    if (isWhole || isDone || (hasSign && !isObjectOpen) || isLong) readStray();
  }

  function readStray(): void {
    if (stray.length === 0) return;
    const text = stray.join('\n');
    stray = [];
    strayLength = 0;
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
        parser.feed(setApart(line.join('')));
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
      parser.feed(`${setApart(line.join(''))}\n\n`);
      if (hasSign) readStray();
    },

    /** Reads a text that is no stream, and not one JSON value either. */
    read: readData,

    /** True if any event or comment came: otherwise it was no event stream. */
    hasSign: () => hasSign,
  };
}

function isCut({ type, raw }: JsonPart): boolean {
  return type === 'rest' && /^[[{]/.test(raw) && !DONE.test(raw);
}

/**
 * Ends the event before an object on a line of its own, so that it is read first. Nearly no stream has one. What is
 * made of a line depends on that line alone: which lines come together is chance.
 */
function setApart(lines: string): string {
  if (!hasObjectLine(lines)) return lines;
  // Two, since after CR the first is only its second half.
  return lines.replace(OBJECT_LINE, '$1\n\n');
}

/** Looked for as words, which is faster than by the expression. */
function hasObjectLine(lines: string): boolean {
  if (lines.startsWith('{') || lines.startsWith('[')) return true;
  if (lines.includes('\n{') || lines.includes('\n[')) return true;
  return lines.includes('\r{') || lines.includes('\r[');
}

/** The end of the last whole line of a text; 0 where there is none. */
function endOfLines(text: string): number {
  const feed = text.lastIndexOf('\n') + 1;
  // Only what follows is looked at once more, and mostly that is little.
  const rest = feed === 0 ? text : text.slice(feed);
  const carriage = rest.lastIndexOf('\r') + 1;
  return carriage === 0 ? feed : feed + carriage;
}
