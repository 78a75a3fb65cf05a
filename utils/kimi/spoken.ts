import { isObject } from './json';

/** The words of a content, whatever its shape. */
export interface Spoken {
  readonly reasoning: string;
  readonly text: string;
  /** True if there is something in it that has no words, such as a picture. */
  readonly isUnread: boolean;
}

/** Arrays in objects in arrays …: no server nests a content deeper. */
const MAX_DEPTH = 6;

/** The members that hold the words of a part, or further parts; the first that is there counts. */
const WORDS = [
  'text',
  'content',
  'thinking',
  'reasoning',
  'reasoning_content',
  'summary',
  'refusal',
  'value',
  'parts',
] as const;

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
    else if (isObject(part)) {
      const type = typeof part['type'] === 'string' ? part['type'] : '';
      const name = WORDS.find((member) => part[member] !== undefined && part[member] !== null);
      const isThought = /think|thought|reason/.test(type) || /^(?:thinking|reasoning)/.test(name ?? '');
      if (name !== undefined) collect(part[name], isThought ? 'reasoning' : kind, depth + 1);
      else if (Object.keys(part).length > 0 && !SEALED.test(type)) found.isUnread = true;
    }
  }
}
