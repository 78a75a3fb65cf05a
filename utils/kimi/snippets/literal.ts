/** A language's words for JSON's constants, and its way of writing a key. */
export interface LiteralWords {
  readonly true: string;
  readonly false: string;
  readonly null: string;
  readonly key: (key: string) => string;
}

/** Writes a JSON value as a literal of a language whose strings and numbers are those of JSON, indented like JSON. */
export function toLiteral(value: unknown, words: LiteralWords, indent = ''): string {
  const inner = `${indent}  `;
  const block = ([open, close]: readonly [string, string], lines: readonly string[]) =>
    lines.length === 0
      ? open + close
      : `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`;
  if (Array.isArray(value)) {
    return block(
      ['[', ']'],
      value.map((item) => toLiteral(item, words, inner)),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return block(
      ['{', '}'],
      members.map(([key, member]) => `${words.key(key)}: ${toLiteral(member, words, inner)}`),
    );
  }
  if (typeof value === 'boolean') return value ? words.true : words.false;
  return value === null || value === undefined ? words.null : JSON.stringify(value);
}
