import type { FinishReason } from './completion-event';
import { isObject, type JsonObject } from './json';
import { parseUsage, type Usage } from './usage';

/** What one chunk of a stream says, or a whole completion, which has the same shape but for a name. */
export interface Chunk {
  /** Comes before `content` when a chunk has both. */
  readonly reasoning: string;
  readonly content: string;
  readonly finishReason: FinishReason | null;
  /** The server itself says that it failed, by the finish reason `error`. */
  readonly hasFailed: boolean;
  readonly usage: Usage | null;
}

/** The shape of an answer, before any of it is believed. Null when `value` has no `choices` and no `usage`. */
export function parseChunk(value: unknown): Chunk | null {
  if (!isObject(value)) return null;
  const { choices } = value;
  if (!Array.isArray(choices) && !isObject(value['usage'])) return null;
  const choice = Array.isArray(choices) ? firstOf(choices) : undefined;
  const usage = parseUsage(value['usage']) ?? parseUsage(choice?.['usage']);
  const delta = deltaOf(choice);
  const reason = textIn(choice?.['finish_reason']);
  return {
    // The two names carry the same text when both are there: never both. Either may be null, "" or an array.
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

/** Some servers send whole messages as events, where deltas should be. */
function deltaOf(choice: JsonObject | undefined): JsonObject {
  const delta = choice?.['delta'];
  if (isObject(delta)) return delta;
  const message = choice?.['message'];
  return isObject(message) ? message : NOTHING;
}

const NOTHING: JsonObject = {};

/** One answer is asked for. Should more come, they are somebody else's. */
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
