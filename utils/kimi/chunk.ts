import { readCallFragments, type CallFragment } from './call-fragments';
import type { FinishReason } from './completion-event';
import { wordsOf } from './delta-words';
import { isErrorBody } from './error-body';
import { isObject, type JsonObject } from './json';
import type { Spoken } from './spoken';
import { parseUsage, type Usage } from './usage';

/** The content of one chunk of a stream, or of a whole completion, which has the same shape but for a name. */
export interface Chunk {
  /** Comes before `content` when a chunk has both. */
  readonly reasoning: string;
  readonly content: string;
  /** The pieces of calls, those of a delta; or the whole calls of a message. */
  readonly calls: readonly CallFragment[];
  readonly areCallsWhole: boolean;
  /** True if it holds a message, where deltas should be: the next piece, or all of the answer. */
  readonly isMessage: boolean;
  /** True if the server says that this is a completion, and no chunk of one. */
  readonly isCompletion: boolean;
  readonly finishReason: FinishReason | null;
  /** The part in which the server itself says that it failed: by the finish reason `error` or `abort`, or an error inside. */
  readonly failure: JsonObject | null;
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
  const reason = reasonOf(choice?.['finish_reason'] ?? value['finish_reason']);
  const { reasoning, text, isUnread, isMessage } = choice ? saidIn(choice) : NOTHING;
  return {
    reasoning,
    content: text,
    ...(choice ? callsIn(choice) : NO_CALLS),
    isMessage,
    isCompletion: value['object'] === 'chat.completion',
    finishReason: reason === '' ? null : (FINISH_REASONS.get(reason) ?? 'other'),
    failure: choice ? failureIn(choice, reason) : null,
    usage: parseUsage(usage) ?? parseUsage(choice?.['usage']),
    isUnread,
    choice: placeOf(choices, choice),
  };
}

/** Some servers leave out the list of choices: the one choice is the chunk itself. */
function lone(value: JsonObject): JsonObject | undefined {
  const { choices } = value;
  // By their index, or the one by itself.
  if (isObject(choices)) return isObject(choices['0']) ? choices['0'] : choices;
  return isPresent(value['delta']) || isObject(value['message']) ? value : undefined;
}

/** Beside a good answer `error` may stand empty. */
function failureIn(choice: JsonObject, reason: string): JsonObject | null {
  const parts = [choice, choice['delta'], choice['message']].filter(isObject);
  const failed = parts.find(({ error }) => isErrorBody({ error }));
  return failed ?? (BROKEN_OFF.has(reason) ? choice : null);
}

interface Said extends Spoken {
  readonly isMessage: boolean;
}

const NOTHING: Said = { reasoning: '', text: '', isUnread: false, isMessage: false };

/**
 * Reads the words of a choice: those of its delta, or else of its message, since some servers send whole messages where
 * deltas should be; or else its own, as before there were chats.
 */
function saidIn(choice: JsonObject): Said {
  const { delta, message } = choice;
  const inDelta = wordsIn(delta);
  if (hasWords(inDelta)) return { ...inDelta, isMessage: false };
  const inMessage = wordsIn(message);
  if (hasWords(inMessage)) return { ...inMessage, isMessage: true };
  const own = wordsOf(choice);
  const isUnread = inDelta.isUnread || inMessage.isUnread || own.isUnread;
  return { ...own, isUnread, isMessage: isPresent(message) && !hasWords(own) };
}

type Calls = Pick<Chunk, 'calls' | 'areCallsWhole'>;

const NO_CALLS: Calls = { calls: [], areCallsWhole: false };

/** Reads the calls of a choice, from where its words may stand. */
function callsIn(choice: JsonObject): Calls {
  const { delta, message } = choice;
  const inDelta = isObject(delta) ? readCallFragments(delta) : [];
  if (inDelta.length > 0) return { calls: inDelta, areCallsWhole: false };
  const inMessage = isObject(message) ? readCallFragments(message) : [];
  if (inMessage.length > 0) return { calls: inMessage, areCallsWhole: true };
  return { calls: readCallFragments(choice), areCallsWhole: false };
}

/** Reads the words of a delta or message; some servers have the words themselves in the place of the object. */
function wordsIn(value: unknown): Spoken {
  if (isObject(value)) return wordsOf(value);
  return typeof value === 'string' || Array.isArray(value) ? wordsOf({ content: value }) : NOTHING;
}

function hasWords({ reasoning, text }: Spoken): boolean {
  return reasoning !== '' || text !== '';
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** One answer is asked for: the only choice is it, whatever its index; of several, the first. */
function pick(choices: readonly unknown[]): JsonObject | undefined {
  if (choices.length === 1) {
    const only: unknown = choices[0];
    return typeof only === 'string' ? { text: only } : isObject(only) ? only : undefined;
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

/** The reasons of an answer that the server broke off; `abort` is vLLM's and SGLang's. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['error', 'abort']);

const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
]);
