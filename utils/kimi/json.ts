/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that `text` stands for, or `undefined` (which JSON can't express) when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first of `values` that is a string with something in it. */
export function firstText(...values: readonly unknown[]): string | undefined {
  // Asked several times for each chunk of a stream: a loop is faster than a callback.
  for (const value of values) if (typeof value === 'string' && value !== '') return value;
  return undefined;
}
