import { note } from '../diagnostics/log';

/** A JSON object with unchecked members. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON. Returns `undefined` (which JSON can't express) when `text` is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Pings, refusals in plain text and web pages are no JSON: the caller reads `text` in another way, or says so.
    note('answer', 'not-understood', error);
    return undefined;
  }
}

/** The first of `values` that is a non-empty string. */
export function firstText(...values: readonly unknown[]): string | undefined {
  // Called several times for each chunk of a stream: a loop is faster than a callback.
  for (const value of values) if (typeof value === 'string' && value !== '') return value;
  return undefined;
}
