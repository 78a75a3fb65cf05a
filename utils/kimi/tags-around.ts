/** A tag at the beginning of reasoning, and one at its end. */
const OPENING = /^\s*(?:<(?:think|thinking|thought|reasoning)>|◁think▷)/i;
const CLOSING = /(?:<\/(?:think|thinking|thought|reasoning)>|◁\/think▷)\s*$/i;

/** The beginning of one, which the next piece may complete. */
const UNFINISHED_OPENING = /^\s*(?:[<◁][a-z]{0,9})?$/i;
const UNFINISHED_CLOSING = /(?:[<◁]|[<◁]\/[a-z]{0,9})$/i;

/**
 * Removes the tags that some servers leave around reasoning. `push` keeps the beginning of a possible tag until the next
 * piece, and `flush` returns it if it was none. A tag in the middle of the reasoning is part of it, and stays.
 */
export function createTagsAround() {
  let held = '';
  let hasBegun = false;

  const passes = (piece: string) => hasBegun && held === '' && !piece.includes('<') && !piece.includes('◁');

  return {
    /** True if a piece can have nothing of a tag: it needs no `push`. */
    passes,

    push(piece: string): string {
      if (passes(piece)) return piece;
      let text = held + piece;
      held = '';
      if (!hasBegun) {
        if (UNFINISHED_OPENING.test(text)) {
          held = text;
          return '';
        }
        text = text.replace(OPENING, '');
        hasBegun = true;
      }
      const end = CLOSING.exec(text)?.index ?? UNFINISHED_CLOSING.exec(text)?.index ?? text.length;
      held = text.slice(end);
      return text.slice(0, end);
    },

    flush(): string {
      const rest = held.replace(CLOSING, '');
      held = '';
      return rest;
    },
  };
}
