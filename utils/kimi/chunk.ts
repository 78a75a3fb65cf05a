import type { FinishReason } from './completion-event';
import { isObject, type JsonObject } from './json';
import { readSpoken, type Spoken } from './spoken';
import { parseUsage, type Usage } from './usage';

/** The content of one chunk of a stream, or of a whole completion, which has the same shape but for a name. */
export interface Chunk {
  /** Comes before `content` when a chunk has both. */
  readonly reasoning: string;
  readonly content: string;
  /** True if it holds a message, where deltas should be: the next piece, or all of the answer. */
  readonly isMessage: boolean;
  /** True if the server says that this is a completion, and no chunk of one. */
  readonly isCompletion: boolean;
  readonly finishReason: FinishReason | null;
  /** True if the server itself says that it failed, by the finish reason `error`. */
  readonly hasFailed: boolean;
  readonly usage: Usage | null;
  /** True if something stands in the place of its words that has none. */
  readonly isUnread: boolean;
  /** The place of its choice among those that it has: of several, one is taken. */
  readonly choice: 'only' | 'only-but-not-first' | 'of-several';
}

/** Reads the shape of an answer, before any of it is believed. Null when `value` has none of its members. */
export function parseChunk(value: unknown): Chunk | null {
  if (!isObject(value)) return null;
  const { choices, usage } = value;
  const choice = Array.isArray(choices) ? pick(choices) : lone(value);
  if (!Array.isArray(choices) && choice === undefined && !isObject(usage)) return null;
  const delta = deltaOf(choice);
  const reason = reasonOf(choice?.['finish_reason']);
  const { reasoning, text, isUnread } = wordsOf(delta);
  return {
    reasoning,
    content: text,
    isMessage: delta !== NOTHING && delta === choice?.['message'],
    isCompletion: value['object'] === 'chat.completion',
    finishReason: reason === '' ? null : (FINISH_REASONS.get(reason) ?? 'other'),
    hasFailed: reason === 'error',
    usage: parseUsage(usage) ?? parseUsage(choice?.['usage']),
    isUnread,
    choice: placeOf(choices, choice),
  };
}

/** Reads the words of a delta. They are strings, as nearly always, or parts: see `readSpoken`. */
function wordsOf(delta: JsonObject): Spoken {
  const { content, refusal, reasoning_content, reasoning, thinking, reasoning_details: details } = delta;
  // The names that reasoning goes by carry the same words when several are there: only one is read.
  const thought = textIn(reasoning_content) || textIn(reasoning) || textIn(thinking);
  const isPlain =
    isPlainText(content) &&
    isPlainText(reasoning_content) &&
    isPlainText(reasoning) &&
    isPlainText(thinking) &&
    isPlainText(details);
  if (isPlain && !refusal) return { reasoning: thought, text: textIn(content), isUnread: false };

  const said = readSpoken(content, 'text');
  const thoughts = [reasoning_content, reasoning, thinking, details].map((value) =>
    readSpoken(value, 'reasoning'),
  );
  return {
    // Beside a list of details, the same words may stand as they are.
    reasoning:
      (thought || (thoughts.find(({ reasoning: words }) => words !== '')?.reasoning ?? '')) + said.reasoning,
    // An answer that is refused says so in the place of its content.
    text: said.text || readSpoken(refusal, 'text').text,
    isUnread: said.isUnread || thoughts.some(({ isUnread }) => isUnread),
  };
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isPlainText(value: unknown): boolean {
  return typeof value === 'string' || value === undefined || value === null;
}

/** Some servers leave out the list of choices: the one choice is the chunk itself. */
function lone(value: JsonObject): JsonObject | undefined {
  if (isObject(value['choices'])) return value['choices'];
  return isObject(value['delta']) || isObject(value['message']) ? value : undefined;
}

/** Some servers send whole messages as events, where deltas should be, or only a text, as before there were chats. */
function deltaOf(choice: JsonObject | undefined): JsonObject {
  if (choice === undefined) return NOTHING;
  const { delta, message, text } = choice;
  if (isObject(delta) && !(isObject(message) && isEmpty(delta))) return delta;
  if (isObject(message)) return message;
  return typeof text === 'string' ? { content: text } : NOTHING;
}

function isEmpty(value: JsonObject): boolean {
  return Object.keys(value).length === 0;
}

const NOTHING: JsonObject = {};

/** One answer is asked for: the only choice is it, whatever its index; of several, the first. */
function pick(choices: readonly unknown[]): JsonObject | undefined {
  if (choices.length === 1) {
    const only: unknown = choices[0];
    return isObject(only) ? only : undefined;
  }
  const objects = choices.filter(isObject);
  return objects.find(isFirst) ?? objects[0];
}

function isFirst({ index }: JsonObject): boolean {
  return index === undefined || index === null || Number(index) === 0;
}

function placeOf(choices: unknown, choice: JsonObject | undefined): Chunk['choice'] {
  if (Array.isArray(choices) && choices.length > 1) return 'of-several';
  return choice === undefined || isFirst(choice) ? 'only' : 'only-but-not-first';
}

/** Some servers write the word where they mean that there is none. */
function reasonOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  const reason = value.toLowerCase();
  return reason === 'null' || reason === 'none' ? '' : reason;
}

const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
]);
