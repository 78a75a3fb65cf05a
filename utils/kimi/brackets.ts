/** Follows the brackets of JSON as it grows: tells where an object or array has ended. */
export function createBrackets() {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let hasAny = false;

  function read(character: string): void {
    if (isEscaped) isEscaped = false;
    else if (isInString) {
      if (character === '\\') isEscaped = true;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      depth++;
      hasAny = true;
    } else if (character === '}' || character === ']') depth--;
  }

  return {
    add(text: string): void {
      for (const character of text) read(character);
    },

    /** True if every bracket that was opened is closed, and there was one. */
    isClosed: () => hasAny && depth <= 0 && !isInString,
  };
}
