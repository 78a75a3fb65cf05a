import { BOUNDS } from './bounds';

/** Words that a filter lets through. Those of a channel of reasoning are thoughts. */
export interface FilteredPiece {
  readonly isThought: boolean;
  readonly text: string;
}

/** The words that a filter lets through, and whether it hid a call of a tool. */
export interface Filtered {
  readonly pieces: readonly FilteredPiece[];
  /** True if a call began. */
  readonly hasHidden: boolean;
  /** The calls that ended, each with the tokens around it, or several as the section that they stand in. */
  readonly calls: readonly string[];
}

/** Tokens behind which a message's role and channel are named, in words that are none of the message. */
const NAMING = '<[|｜](?:start|im_start|start_header_id|channel|constrain)[|｜]>';

const RECIPIENT = ' to=[\\w.-]{1,60}';

const NAMES = `(?: ?(?:assistant|user|system|developer|tool|functions[\\w.]{0,40}|analysis|commentary|final|json|code)(?:${RECIPIENT})?|${RECIPIENT}) ?`;

/** Elements that hold the calls of tools, where a call follows. One that is spoken of has words behind it. */
const ELEMENT = '(?:tool_calls?|function_calls?|tool_use)';

/**
 * A token that a chat template is made of, as models leak it: `<|im_end|>`, `<｜tool▁calls▁begin｜>`, or the element
 * of a call. One that names a role is taken with its names.
 */
const TOKEN = new RegExp(
  `${NAMING}${NAMES}(?:\\n|(?=<[|｜]|$))|<[|｜][a-z0-9_▁]{2,40}[|｜]>|<${ELEMENT}>(?=\\s{0,20}[[{<])|</${ELEMENT}>`,
  'gi',
);

/** The beginning of a token. */
const BEGINNING = `<(?:[|｜][a-z0-9_▁]{0,40}[|｜]?|/?[a-z_]{0,14}|${ELEMENT}>\\s{0,20})`;

/** The same at the end of a text, or names that may have no end yet. */
const UNFINISHED = new RegExp(`(?:${BEGINNING}|${NAMING}[\\w.= -]{0,120}(?:${BEGINNING})?)$`, 'i');

const CALLS_BEGIN = /tool.?calls?(?:.section)?.begin/i;

/**
 * Takes out of a text the tokens of a chat template, and the calls of tools that are written with them: between
 * `<|tool_calls_section_begin|>` or `<tool_call>` and its end nothing is for the reader. In code they stay, since there
 * they are spoken of: `isInCode` tells whether a place does, counted from the end of what was pushed. Takes a text in
 * pieces, and holds back only what may turn out to be a token.
 */
export function createTokenFilter(isInCode: (fromEnd: number) => boolean) {
  let held = '';
  /** The end of the calls that are being hidden. */
  let until: RegExp | null = null;
  const hidden = createHidden();
  let isThought = false;

  /** True if a piece can have nothing of a token: it needs no `push`. */
  const passes = (piece: string) => held === '' && until === null && !isThought && !piece.includes('<');

  function push(piece: string): Filtered {
    if (passes(piece)) return { pieces: [{ isThought: false, text: piece }], hasHidden: false, calls: [] };
    const text = held + piece;
    const unfinished = UNFINISHED.exec(text)?.index ?? text.length;
    held = text.slice(unfinished);
    return filter(text, unfinished);
  }

  /** Reads a text up to `end`; what is behind it may tell what a token is. */
  function filter(text: string, end: number): Filtered {
    const pieces: FilteredPiece[] = [];
    const calls: string[] = [];
    const keep = (words: string) => {
      if (until !== null) hidden.add(words);
      else if (words !== '') pieces.push({ isThought, text: words });
    };
    let at = 0;
    let hasHidden = false;
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (index >= end) break;
      keep(text.slice(at, index));
      at = index + token.length;
      if (until !== null) {
        hidden.add(token);
        if (!until.test(token)) continue;
        until = null;
        calls.push(hidden.take());
      } else if (isSpokenOf(token, text.length - index)) {
        keep(token);
        continue;
      }
      isThought = thoughtAfter(token, isThought);
      until = endOf(token);
      if (until === null) continue;
      hasHidden = true;
      hidden.add(token);
    }
    keep(text.slice(at, end));
    return { pieces, hasHidden, calls };
  }

  function isSpokenOf(token: string, fromEnd: number): boolean {
    return token.startsWith('</') || isInCode(fromEnd);
  }

  return {
    passes,
    push,
    flush(): Filtered {
      const rest = held;
      held = '';
      const last = filter(rest, rest.length);
      if (until === null) return last;
      // They may have no end: nothing that follows is theirs.
      return { ...last, calls: [...last.calls, hidden.take()] };
    },
  };
}

/** The text of calls that are being hidden, as far as it is taken. */
function createHidden() {
  let pieces: string[] = [];
  let room: number = BOUNDS.callArguments;

  return {
    add(words: string): void {
      pieces.push(words.slice(0, room));
      room = Math.max(0, room - words.length);
    },

    /** The text since the last call. */
    take(): string {
      const text = pieces.join('');
      pieces = [];
      room = BOUNDS.callArguments;
      return text;
    },
  };
}

/** True if the words after a token are reasoning: a channel says so, and every other message is none. */
function thoughtAfter(token: string, isThought: boolean): boolean {
  if (/channel/i.test(token)) return /analysis/i.test(token);
  return isThought && !/^<[|｜](?:im_)?(?:start|end|return)/i.test(token);
}

/** The end of the calls that a token begins; null if it begins none. A section ends as a whole, a call with itself. */
function endOf(token: string): RegExp | null {
  const [, element] = /^<([a-z]\w*)>$/i.exec(token) ?? [];
  if (element !== undefined) return new RegExp(`^</${element}>`, 'i');
  // A message to a function.
  if (/ to=functions/i.test(token)) return /^<[|｜](?:call|end|return|start)[|｜]/i;
  if (!CALLS_BEGIN.test(token)) return null;
  return /section|calls/i.test(token) ? /(?:section|calls).*end/i : /call.?end/i;
}
