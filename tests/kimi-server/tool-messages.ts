import type { Message } from './completion-request.ts';
import { BAD_NAME, isName } from './tools.ts';

/** A call of an assistant's message. */
export interface CallMessage {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** The reason why `tool_calls` of the message at `index` are none; null if they are. */
export function refuseCalls(calls: unknown, index: number): string | null {
  const at = `messages[${index}].tool_calls`;
  if (!Array.isArray(calls)) return `${at} must be an array.`;
  for (const call of calls as readonly unknown[]) {
    const { id, type, function: called } = Object(call) as Partial<CallMessage>;
    if (typeof id !== 'string' || id === '') return `${at}.id must be a string.`;
    if (type !== 'function') return `${at}.type must be function.`;
    const { name, arguments: given } = Object(called) as Partial<CallMessage['function']>;
    if (typeof name !== 'string' || !isName(name)) return BAD_NAME;
    if (typeof given !== 'string') return `${at}.function.arguments must be a string.`;
    // As vLLM and llama.cpp do, which read them again.
    if (!isJsonObject(given)) return `${at}.function.arguments must be a JSON object.`;
  }
  return null;
}

/**
 * The reason why calls and their results do not belong together, in Moonshot's words (MoonshotAI/kimi-cli#2405,
 * mastra-ai/mastra#12592); null if they do. The results of a message's calls follow it at once, each of them once.
 */
export function refuseResults(messages: readonly Message[], isThinking: boolean): string | null {
  let open: readonly string[] = [];
  for (const [
    index,
    { role, tool_calls: calls = [], tool_call_id: id, reasoning_content: reasoning },
  ] of messages.entries()) {
    if (role === 'tool') {
      if (id === undefined || !open.includes(id))
        return `Invalid request: tool_call_id ${id ?? ''} is not found`;
      open = open.filter((other) => other !== id);
      continue;
    }
    if (open.length > 0) return unanswered(open);
    open = calls.map((call) => call.id);
    // An empty one counts as missing.
    if (isThinking && calls.length > 0 && (reasoning ?? '') === '') {
      return `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${index}`;
    }
  }
  return open.length > 0 ? unanswered(open) : null;
}

function unanswered(ids: readonly string[]): string {
  return `an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids.join(', ')}`;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
