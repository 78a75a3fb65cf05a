import { isObject, type JsonObject } from './json';

/** A piece of a call, as one delta has it. */
export interface CallFragment {
  /** The place of the call among the calls of the answer; null where the server does not say. */
  readonly index: number | null;
  /** Empty where the server says none, as are the others. */
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

const NONE: readonly never[] = [];

/**
 * Reads the calls in a delta or a message: `tool_calls`, or the one `function_call` of before there were several. The
 * arguments may come as an object, and the function's members without an object around them.
 */
export function readCallFragments({ tool_calls, function_call }: JsonObject): readonly CallFragment[] {
  const several = Array.isArray(tool_calls) ? tool_calls : isObject(tool_calls) ? [tool_calls] : NONE;
  // As for nearly every chunk of a stream.
  if (several.length === 0 && !isObject(function_call)) return NONE;
  const calls = several.filter(isObject).map(readFragment).filter(saysAny);
  return calls.length === 0 && isObject(function_call)
    ? [{ ...readFragment(function_call), index: 0 }]
    : calls;
}

function readFragment(call: JsonObject): CallFragment {
  const spoken = isObject(call['function']) ? call['function'] : call;
  return {
    index: indexOf(call['index']),
    id: textOf(call['id']),
    name: bareName(textOf(spoken['name'])),
    arguments: argumentsOf(spoken['arguments']),
  };
}

/** An index alone says nothing. */
function saysAny({ id, name, arguments: given }: CallFragment): boolean {
  return id !== '' || name !== '' || given !== '';
}

/** Servers that read the model's own tokens may leave its way of writing a name: `functions.search_page:0`. */
export function bareName(name: string): string {
  return name
    .trim()
    .replace(/^functions\./, '')
    .replace(/:\d+$/, '');
}

/** Arguments as text, whatever they are written as; empty where there are none. */
export function argumentsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

function indexOf(value: unknown): number | null {
  const index = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : null;
}

/** Some servers number what they call. */
function textOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}
