import { parseJson } from './json';

/** A part of a text: a JSON value with its source, or `rest`, which is none. */
export type JsonPart =
  | { readonly type: 'value'; readonly value: unknown; readonly raw: string }
  | { readonly type: 'rest'; readonly raw: string };

/** An error that a server writes into an object that it had begun. */
const ERROR_INSIDE =
  /\{\s*"(?:(?:error|errors|detail|code|status)"\s*:|message"\s*:\s*"|(?:type|object)"\s*:\s*"error"|success"\s*:\s*false)/g;

const BRACKET = /[[{]/g;

/** The times that a text is begun anew after an object that does not end: each costs all of the rest. */
const MOST_RESTARTS = 20;

/** The values of a text that are read. One with more is none of an answer. */
const MOST_VALUES = 50_000;

/**
 * Takes a text apart that is not JSON as a whole: objects and arrays that stand one after the other, words
 * between them, and an object that an error cuts short. The raws are the text but for white space.
 */
export function readJsonParts(text: string): readonly JsonPart[] {
  const parts: JsonPart[] = [];
  const addRest = (raw: string) => {
    if (raw.trim() !== '') parts.push({ type: 'rest', raw: raw.trim() });
  };
  let at = 0;
  for (let restarts = 0; at < text.length && parts.length < MOST_VALUES;) {
    const start = nextBracket(text, at);
    addRest(text.slice(at, start));
    at = start;
    if (start === text.length) break;
    const end = endOfValue(text, start);
    const raw = text.slice(start, end ?? text.length);
    const value = end === null ? undefined : parseJson(raw);
    if (value !== undefined && end !== null) {
      parts.push({ type: 'value', value, raw });
      at = end;
      continue;
    }
    const inner = restarts < MOST_RESTARTS ? indexOfError(text, start + 1) : null;
    restarts += 1;
    addRest(text.slice(start, inner ?? end ?? text.length));
    at = inner ?? end ?? text.length;
  }
  addRest(text.slice(at));
  return parts;
}

function nextBracket(text: string, from: number): number {
  BRACKET.lastIndex = from;
  return BRACKET.exec(text)?.index ?? text.length;
}

function indexOfError(text: string, from: number): number | null {
  ERROR_INSIDE.lastIndex = from;
  return ERROR_INSIDE.exec(text)?.index ?? null;
}

/** The end of the object or array that begins at `start`, by its brackets; null where it has none. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  let isInString = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (isInString) {
      if (character === '\\') i++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return i + 1;
  }
  return null;
}
