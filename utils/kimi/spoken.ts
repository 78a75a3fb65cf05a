import { isObject, type JsonObject } from './json';

/** The words of a content, whatever its shape. */
export interface Spoken {
  readonly reasoning: string;
  readonly text: string;
  /** True if there is something in it that has no words, such as a picture. */
  readonly isUnread: boolean;
}

/** Arrays in objects in arrays …: no server nests a content deeper. */
const MAX_DEPTH = 6;

/** The members that hold the words of a part, or further parts: of either kind the first that has any counts. */
const THOUGHTS = ['thinking', 'reasoning', 'reasoning_content', 'thought'] as const;
const WORDS = ['text', 'content', 'value', 'parts', 'refusal', 'output_text', 'summary'] as const;

/** Parts that are meant to have no words: sealed reasoning, and its seals. */
const SEALED = /encrypted|redacted|signature/;

/**
 * Reads a `content` or `reasoning` that is no string: an array of typed parts (`text`, `thinking`, `reasoning.text`
 * …), an object with its text inside, any of these nested. `as` is what untyped words are.
 */
export function readSpoken(value: unknown, as: 'reasoning' | 'text'): Spoken {
  const found = { reasoning: '', text: '', isUnread: false };
  collect(value, as, 0);
  return found;

  function collect(part: unknown, kind: 'reasoning' | 'text', depth: number): void {
    if (typeof part === 'string') found[kind] += part;
    else if (typeof part === 'number') found[kind] += String(part);
    else if (depth > MAX_DEPTH) found.isUnread = true;
    else if (Array.isArray(part)) for (const one of part) collect(one, kind, depth + 1);
    else if (isObject(part)) collectFrom(part, kind, depth + 1);
  }

  function collectFrom(part: JsonObject, kind: 'reasoning' | 'text', depth: number): void {
    const type = typeof part['type'] === 'string' ? part['type'] : '';
    const isThought = /think|thought|reason/.test(type) || part['thought'] === true;
    const hasThought = collectFirst(part, THOUGHTS, 'reasoning', depth);
    const isSaid =
      (hasThought && isThought) || collectFirst(part, WORDS, isThought ? 'reasoning' : kind, depth);
    if (!hasThought && !isSaid && isFull(part) && !SEALED.test(type)) found.isUnread = true;
  }

  function collectFirst(
    part: JsonObject,
    names: readonly string[],
    kind: 'reasoning' | 'text',
    depth: number,
  ) {
    // Some stand there empty, beside the one that has the words.
    const name = names.find((member) => hasAny(part[member]));
    if (name !== undefined) collect(part[name], kind, depth);
    return name !== undefined;
  }
}

function hasAny(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || typeof value === 'boolean') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** True for a part that says more than its type, and has no place for words that is empty. */
function isFull(part: JsonObject): boolean {
  if ([...THOUGHTS, ...WORDS].some((name) => part[name] === '')) return false;
  return Object.entries(part).some(([name, value]) => name !== 'type' && hasAny(value));
}
