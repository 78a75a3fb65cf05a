import type { FinishReason } from './completion-event';
import { isObject, type JsonObject } from './json';
import { parseUsage, type Usage } from './usage';

/** The content of one chunk of a stream, or of a whole completion, which has the same shape but for one name. */
export interface Chunk {
  /** Comes before `content` when a chunk has both. */
  readonly reasoning: string;
  readonly content: string;
  readonly finishReason: FinishReason | null;
  /** The server itself reports a failure, by the finish reason `error`. */
  readonly hasFailed: boolean;
  readonly usage: Usage | null;
}

/** Reads a chunk, whose shape is not trusted. Null when `value` has neither `choices` nor `usage`. */
export function parseChunk(value: unknown): Chunk | null {
  if (!isObject(value)) return null;
  const { choices } = value;
  if (!Array.isArray(choices) && !isObject(value['usage'])) return null;
  const choice = Array.isArray(choices) ? firstOf(choices) : undefined;
  const usage = parseUsage(value['usage']) ?? parseUsage(choice?.['usage']);
  const delta = deltaOf(choice);
  const reason = textIn(choice?.['finish_reason']);
  return {
    // The two names carry the same text when both are there, so one is read. Either may be null, "" or an array.
    reasoning: textIn(delta['reasoning_content']) || textIn(delta['reasoning']),
    content: textIn(delta['content']),
    finishReason: reason === '' ? null : (FINISH_REASONS.get(reason) ?? 'other'),
    hasFailed: reason === 'error',
    usage,
  };
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The delta of a choice. Some servers send whole messages instead. */
function deltaOf(choice: JsonObject | undefined): JsonObject {
  const delta = choice?.['delta'];
  if (isObject(delta)) return delta;
  const message = choice?.['message'];
  return isObject(message) ? message : NOTHING;
}

const NOTHING: JsonObject = {};

/** The first choice: only one is asked for, so others are not ours. */
function firstOf(choices: readonly unknown[]): JsonObject | undefined {
  for (const choice of choices) if (isObject(choice) && (choice['index'] ?? 0) === 0) return choice;
  return undefined;
}

const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
]);
