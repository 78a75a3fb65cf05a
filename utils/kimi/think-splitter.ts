import { createCodeContext, type Place } from './code-context';
import type { GrownText } from './grown-text';

/** A piece of an answer, or `unsaid`: all text so far was reasoning. */
export type SplitPiece =
  | { readonly type: 'reasoning' | 'text'; readonly text: string }
  | { readonly type: 'unsaid' };

/** The tags with which chat templates mark reasoning inside the content, to begin and to end. */
const TAG = /<(\/?)(think|thinking|thought|reasoning)>|◁(\/?)(think)▷/gi;

const TAGS = ['<think>', '<thinking>', '<thought>', '<reasoning>', '◁think▷'];
const ALL_TAGS = [...TAGS, ...TAGS.map((tag) => `${tag[0]}/${tag.slice(1)}`)];

/** The longest but for its last character. */
const MOST_HELD = Math.max(...ALL_TAGS.map((tag) => tag.length)) - 1;

/**
 * Separates reasoning from text when a server leaves it in the content:
 *
 * - `<think>…</think>` at the start, and again later;
 * - `…</think>` alone, where the opening tag stood in the prompt: the text so far is then `unsaid`.
 *
 * An answer that speaks about the tags keeps them: in code, after a quotation mark, in the middle of a sentence, and
 * if a block that was opened in the text is never closed. The caller adds each piece to `content` before it pushes it.
 * Keeps only the beginning of a possible tag until the next piece; `flush` returns it at the end.
 */
export function createThinkSplitter(content: GrownText) {
  const context = createCodeContext(content);
  let isBlank = true;
  let held = '';
  /** The tag that began the reasoning that is read, and the tag that ends it. */
  let block: { readonly open: string; readonly close: string; readonly isFirst: boolean } | null = null;
  /** The words of a block that began in the text. */
  let blockText = '';
  /** True once the reasoning was told apart in another way: a closing tag alone then ends nothing. */
  let isTold = false;

  /** True if a piece is text from end to end: it needs no `push`. */
  const passes = (piece: string) =>
    held === '' && block === null && !isBlank && !piece.includes('<') && !piece.includes('◁');

  function push(piece: string): readonly SplitPiece[] {
    const text = held + piece;
    const unfinished = unfinishedLength(text);
    // White space before the first tag is none of the text.
    const isUndecided = isBlank && block === null && text.slice(0, text.length - unfinished).trim() === '';
    const end = isUndecided ? 0 : text.length - unfinished;
    held = text.slice(end);
    return read(text.slice(0, end));
  }

  function read(text: string): readonly SplitPiece[] {
    const pieces: SplitPiece[] = [];
    const start = content.length - held.length - text.length;
    let at = 0;
    for (const match of text.matchAll(TAG)) {
      add(pieces, text.slice(at, match.index), true);
      at = match.index + match[0].length;
      meet(pieces, { tag: match[0], isClosing: (match[1] ?? match[3]) === '/', place: start + match.index });
    }
    add(pieces, text.slice(at), false);
    return pieces;
  }

  function add(pieces: SplitPiece[], words: string, isBeforeTag: boolean): void {
    if (words === '' || (isBeforeTag && block === null && isBlank && words.trim() === '')) return;
    if (block) blockText += words;
    else isBlank &&= words.trim() === '';
    pieces.push({ type: block ? 'reasoning' : 'text', text: words });
  }

  function meet(pieces: SplitPiece[], { tag, isClosing, place }: Tag): void {
    const isMark = () => marks(context.at(place));
    if (block) {
      // A tag of another name ends it too, unless the reasoning speaks of it.
      const isEnd = tag.toLowerCase() === block.close || (isClosing && isMark());
      if (!isEnd) return add(pieces, tag, false);
      block = null;
      context.restart(place + tag.length);
    } else if (!isClosing && isMark()) {
      block = { open: tag, close: closingOf(tag), isFirst: isBlank };
      blockText = '';
    } else if (isClosing && !isTold && !isBlank && isMark()) {
      pieces.push({ type: 'unsaid' });
      context.restart(place + tag.length);
      isBlank = true;
    } else if (!isClosing || !isBlank) add(pieces, tag, false);
    // Else the reasoning came under its own name, and left its last tag behind.
    isTold = true;
  }

  return {
    passes,
    push,

    /** Notes that reasoning came under its own name. */
    told(): void {
      isTold = true;
    },

    /** True once no closing tag can turn what came before it into reasoning. */
    isTold: () => isTold,

    /** True if a place, counted from the end of the content, stands in code. */
    isInCode: (fromEnd: number): boolean => context.at(content.length - fromEnd).isInCode,

    flush(): readonly SplitPiece[] {
      const rest = held;
      held = '';
      const pieces = read(rest);
      if (block === null || block.isFirst) return pieces;
      // It was no block, since it does not end: what was taken for reasoning is text, and is given as such too.
      const text = block.open + blockText;
      block = null;
      return [...pieces, { type: 'text', text }];
    },
  };
}

interface Tag {
  readonly tag: string;
  readonly isClosing: boolean;
  /** Its first character in the content. */
  readonly place: number;
}

/** True where a tag marks something, and is not spoken of. */
function marks({ line, isInCode }: Place): boolean {
  if (isInCode) return false;
  if (line.trim() === '') return true;
  return /\s$/.test(line) ? /[.!?:…。！？：)\]]\s+$/.test(line) : !/["'“‘«「『(（`]$/.test(line);
}

function closingOf(tag: string): string {
  return `${tag[0]}/${tag.slice(1)}`.toLowerCase();
}

/** The number of characters at the end of `text` that may be the beginning of a tag. */
function unfinishedLength(text: string): number {
  const start = Math.max(text.lastIndexOf('<'), text.lastIndexOf('◁'));
  if (start < 0 || text.length - start > MOST_HELD) return 0;
  const tail = text.slice(start).toLowerCase();
  return ALL_TAGS.some((tag) => tag.startsWith(tail)) ? tail.length : 0;
}
