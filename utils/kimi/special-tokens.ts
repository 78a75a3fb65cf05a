/** The text that a filter lets through, and whether it hid a call of a tool. */
export interface Filtered {
  readonly text: string;
  readonly hasHidden: boolean;
}

/** A token that a chat template is made of, as models leak it: `<|im_end|>`, `<｜tool▁calls▁begin｜>`. */
const TOKEN = /<[|｜][a-z0-9_▁]{2,40}[|｜]>/gi;

/** The beginning of one at the end of a text. */
const UNFINISHED = /<(?:[|｜][a-z0-9_▁]{0,40}[|｜]?)?$/i;

const CALLS_BEGIN = /tool.?calls?(?:.section)?.begin/i;

/**
 * Takes out of a text the tokens of a chat template, and the calls of tools that are written with them: between
 * `<|tool_calls_section_begin|>` and its end nothing is for the reader. In code they stay, since there they are
 * spoken of: `isInCode` tells whether a place does, counted from the end of what was pushed. Takes a text in pieces, and
 * holds back only what may turn out to be a token.
 */
export function createTokenFilter(isInCode: (fromEnd: number) => boolean) {
  let held = '';
  /** The end of the calls that are being hidden. */
  let until: RegExp | null = null;

  /** True if a piece can have nothing of a token: it needs no `push`. */
  const passes = (piece: string) => held === '' && until === null && !piece.includes('<');

  function push(piece: string): Filtered {
    if (passes(piece)) return { text: piece, hasHidden: false };
    const text = held + piece;
    const unfinished = UNFINISHED.exec(text)?.index ?? text.length;
    held = text.slice(unfinished);
    return filter(text.slice(0, unfinished));
  }

  function filter(text: string): Filtered {
    let kept = '';
    let at = 0;
    let hasHidden = false;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (until === null) kept += text.slice(at, index);
      at = index + token.length;
      if (until !== null) {
        if (until.test(token)) until = null;
      } else if (isInCode(text.length + held.length - index)) kept += token;
      else if (CALLS_BEGIN.test(token)) {
        until = endOf(token);
        hasHidden = true;
      }
    }
    if (until === null) kept += text.slice(at);
    return { text: kept, hasHidden };
  }

  return {
    passes,
    push,
    flush(): Filtered {
      const rest = held;
      held = '';
      return filter(rest);
    },
  };
}

/** A section of calls ends as a whole; a single call ends with itself. */
function endOf(token: string): RegExp {
  return /section|calls/i.test(token) ? /(?:section|calls).*end/i : /call.?end/i;
}
