import { BOUNDS } from './bounds';
import { createBrackets } from './brackets';
import type { CallFragment } from './call-fragments';
import { parseJson } from './json';
import { readJsonParts } from './json-values';
import { isSameCall, withIds } from './same-call';
import type { ToolCall } from './tool';

/** A call as it grows. */
interface GrowingCall {
  readonly place: number;
  id: string;
  name: string;
  readonly pieces: string[];
  readonly brackets: ReturnType<typeof createBrackets>;
}

/**
 * Puts the calls of an answer together from their fragments. A fragment belongs to the call of its index; where servers
 * leave that out, or say 0 each time, its id tells, or a name after arguments that are complete. What is beyond the
 * bounds is cut, and `isCut` says so.
 */
export function createToolCalls() {
  const calls: GrowingCall[] = [];
  let length = 0;
  let isCut = false;

  function begin({ index }: CallFragment): GrowingCall | null {
    if (calls.length >= BOUNDS.calls) {
      isCut = true;
      return null;
    }
    const place = index ?? Math.max(-1, ...calls.map((call) => call.place)) + 1;
    const call: GrowingCall = { place, id: '', name: '', pieces: [], brackets: createBrackets() };
    calls.push(call);
    return call;
  }

  function grow(call: GrowingCall, { id, name, arguments: piece }: CallFragment): void {
    if (call.id === '') call.id = id;
    call.name = joinedName(call, name);
    const heard = piece.slice(0, Math.max(0, BOUNDS.callArguments - length));
    if (heard.length < piece.length) isCut = true;
    length += heard.length;
    call.pieces.push(heard);
    call.brackets.add(heard);
  }

  return {
    add(fragments: readonly CallFragment[]): void {
      for (const fragment of fragments) {
        const call = callOf(calls, fragment) ?? begin(fragment);
        if (call) grow(call, fragment);
      }
    },

    /** Adds the calls of a message, which are whole: all of them may have come before, in deltas. */
    addWhole(fragments: readonly CallFragment[]): void {
      const before = calls.map(({ id, name, pieces }) => ({ id, name, arguments: said(pieces) }));
      const isThere = (one: CallFragment) =>
        before.some((call) => (one.id !== '' && call.id === one.id) || isSameCall(call, one));
      for (const fragment of fragments) {
        if (isThere(fragment)) continue;
        const call = begin({ ...fragment, index: null });
        if (call) grow(call, fragment);
      }
    },

    hasAny: () => calls.length > 0,

    /** True if there was more than is taken, or a call without a name. */
    isCut: () => isCut || calls.some(({ name }) => name === ''),

    /** The calls in their order. One without a name calls nothing. */
    calls(): readonly ToolCall[] {
      const named = calls.filter(({ name }) => name !== '').toSorted((a, b) => a.place - b.place);
      return withIds(named.map(({ id, name, pieces }) => ({ id, name, arguments: said(pieces) })));
    },
  };
}

/** The call that a fragment goes on with; undefined where it begins one. */
function callOf(calls: readonly GrowingCall[], fragment: CallFragment): GrowingCall | undefined {
  const { index, id, name } = fragment;
  const known = id === '' ? undefined : calls.findLast((call) => call.id === id);
  if (known && (index === null || known.place === index)) return known;
  const last = index === null ? calls.at(-1) : calls.findLast(({ place }) => place === index);
  if (!last) return undefined;
  const isOther = id !== '' && last.id !== '' && (name !== '' || index === null);
  return isOther || beginsAnother(last, fragment) ? undefined : last;
}

/** True if a fragment without an id of its own begins another call: the last one is complete, and it is named again. */
function beginsAnother(last: GrowingCall, { id, name, arguments: piece }: CallFragment): boolean {
  if (id !== '' || name === '' || last.name === '') return false;
  return last.brackets.isClosed() && piece.trimStart().startsWith('{');
}

/** A name comes whole, again with each fragment, or grows before there are arguments. */
function joinedName({ name, pieces }: GrowingCall, more: string): string {
  if (more === '' || more === name) return name;
  if (name === '' || more.startsWith(name)) return more;
  return pieces.every((piece) => piece === '') ? name + more : name;
}

/**
 * The arguments as they came. Some servers begin with an empty object, or send all of them once more at the end: these
 * are left out.
 */
function said(pieces: readonly string[]): string {
  const text = pieces.join('');
  if (!/\}\s*\{/.test(text) || parseJson(text) !== undefined) return text;
  const parts = readJsonParts(text);
  const last = parts.at(-1);
  const saysNoMore = ({ raw }: { readonly raw: string }) => raw === '{}' || raw === last?.raw;
  return last?.type === 'value' && parts.every(saysNoMore) ? last.raw : text;
}
