import { isObject, parseJson } from './json';
import type { ToolCall } from './tool';

/**
 * The calls, each with an id. One that came without gets one in Moonshot's own form, which its template needs to write
 * the call again; if it says the same as another, it is the same.
 */
export function withIds(calls: readonly ToolCall[]): readonly ToolCall[] {
  const taken = new Set(calls.map(({ id }) => id));
  const kept: ToolCall[] = [];
  for (const call of calls) {
    if (call.id !== '') kept.push(call);
    else if (!kept.some((other) => isSameCall(other, call))) kept.push({ ...call, id: newId(call, taken) });
  }
  return kept;
}

function newId({ name }: ToolCall, taken: Set<string>): string {
  let number = 0;
  while (taken.has(`functions.${name}:${number}`)) number += 1;
  const id = `functions.${name}:${number}`;
  taken.add(id);
  return id;
}

/** True if two calls ask for the same, however their arguments are written. */
export function isSameCall(one: CallWords, other: CallWords): boolean {
  if (one.name !== other.name) return false;
  const [words, others] = [one.arguments.trim(), other.arguments.trim()];
  if (words === others) return true;
  const [first, second] = [parseJson(words), parseJson(others)];
  return isObject(first) && isObject(second) && JSON.stringify(first) === JSON.stringify(second);
}

type CallWords = Pick<ToolCall, 'name' | 'arguments'>;
