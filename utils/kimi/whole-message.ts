import type { Chunk } from './chunk';
import type { GrownText } from './grown-text';

/** A delta that repeats less than this, or after fewer deltas, is a repetition of the model's own. */
const LEAST = { characters: 16, deltas: 2 };

/** White space that a server may add or leave out at the ends of the whole. */
const MOST_SPACE = 8;

/** The words of an answer before a chunk, as they were sent. */
interface Said {
  readonly content: () => GrownText;
  /** The reasoning that came under a name of its own. */
  readonly thoughts: GrownText;
  /** True if any reasoning came, under its own name or within the content. */
  readonly hasThoughts: () => boolean;
}

/** The words of a chunk that did not come before. */
interface Rest {
  readonly content: string;
  readonly reasoning: string;
  /** True if the content is all of it, in other words than before. */
  readonly isAnew: boolean;
}

/**
 * Leaves out of an answer what comes twice. Some servers send all of it again at its end, as a message or as one more
 * delta. `isTelling` is true if a finish reason means something: beside one a delta may be the whole, however short.
 */
export function createRepeats(said: Said, isTelling: () => boolean) {
  let deltas = 0;
  let thoughtDeltas = 0;

  /** True if a chunk may hold all that came before it, and more. Nearly none is long enough. */
  function mayRepeat({ content, reasoning, isMessage, finishReason }: Chunk): boolean {
    if (isMessage || (finishReason !== null && isTelling())) return true;
    return isLongAs(content, said.content()) || isLongAs(reasoning, said.thoughts);
  }

  function readWhole({ content, reasoning, isMessage, isCompletion, finishReason }: Chunk): Rest {
    const before = said.content().text();
    // Either is enough at the end of an answer, and both are needed before it.
    const isEnd = finishReason !== null && isTelling();
    const signs = Number(before.length >= LEAST.characters) + Number(deltas >= LEAST.deltas);
    const mayBeWhole = isMessage ? before !== '' : signs >= (isEnd ? 1 : 2);
    // Among deltas a message is the whole. Where all are messages, each is the next piece.
    const isLast = isMessage && deltas > 0 && (isCompletion || finishReason !== null);
    const rest = mayBeWhole ? restOf(content, before) : null;
    return {
      content: rest ?? content,
      reasoning: newThoughts(reasoning, isMessage, rest !== null || isLast),
      isAnew: rest === null && isLast && content !== '',
    };
  }

  /** The reasoning that comes with the whole of an answer came before, or goes on from there. */
  function newThoughts(reasoning: string, isMessage: boolean, isWhole: boolean): string {
    const { thoughts } = said;
    if (reasoning === '' || !said.hasThoughts()) return reasoning;
    const isLong = thoughts.length >= LEAST.characters && thoughtDeltas >= LEAST.deltas;
    const rest = isMessage || isWhole || isLong ? restOf(reasoning, thoughts.text()) : null;
    return rest ?? (isWhole ? '' : reasoning);
  }

  return {
    /** True if words are certainly no repetition of those before them, of which `waiting` are not said yet. */
    isNew(type: 'reasoning' | 'text', words: string, waiting: number): boolean {
      if (words.length < LEAST.characters) return true;
      const before = type === 'text' ? said.content() : said.thoughts;
      return words.length + MOST_SPACE < before.length + waiting;
    },

    count,

    /** Returns the words of a chunk that are new. */
    read(chunk: Chunk): Rest {
      const { content, reasoning, isMessage } = chunk;
      const rest = mayRepeat(chunk) ? readWhole(chunk) : { content, reasoning, isAnew: false };
      if (!isMessage && rest.content !== '') count('text', 1);
      if (!isMessage && rest.reasoning !== '') count('reasoning', 1);
      return rest;
    },
  };

  function count(type: 'reasoning' | 'text', pieces: number): void {
    if (type === 'text') deltas += pieces;
    else thoughtDeltas += pieces;
  }
}

function isLongAs(words: string, before: GrownText): boolean {
  return words.length >= LEAST.characters && words.length + MOST_SPACE >= before.length;
}

/** The words that follow those before them; null if they are others. */
function restOf(words: string, before: string): string | null {
  if (before === '') return null;
  if (words.startsWith(before)) return words.slice(before.length);
  // A server that trims the whole may add to it all the same.
  const [trimmed, had] = [words.trimStart(), before.trimStart()];
  if (had !== '' && trimmed.startsWith(had)) return trimmed.slice(had.length);
  return words !== '' && words.trim() === before.trim() ? '' : null;
}
