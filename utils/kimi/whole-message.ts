import type { Chunk } from './chunk';
import type { GrownText } from './grown-text';

/** A delta that repeats less than this, or after fewer deltas, is a repetition of the model's own. */
const LEAST = { characters: 16, deltas: 2 };

/** White space that a server may add or leave out at the ends of the whole. */
const MOST_SPACE = 8;

/** True if the content of a chunk may be all that came before it, and more. Nearly none is long enough. */
export function mayRepeat({ content, isMessage }: Chunk, before: GrownText): boolean {
  return isMessage || (content.length >= LEAST.characters && content.length + MOST_SPACE >= before.length);
}

/**
 * Tells what is new in the content of a chunk. Some servers send all of an answer again at its end, as a message or as
 * one more delta: `rest` is what of it did not come before, and `isAnew` is true if it differs from what did. `deltas`
 * counts those before it.
 */
export function readWhole(
  { content, isMessage, isCompletion, finishReason }: Chunk,
  before: GrownText,
  deltas: number,
): { readonly rest: string; readonly isAnew: boolean } {
  const said = before.text();
  const isLong = isMessage ? said !== '' : said.length >= LEAST.characters && deltas >= LEAST.deltas;
  if (isLong && content.startsWith(said)) return { rest: content.slice(said.length), isAnew: false };
  if (isLong && content.trim() === said.trim()) return { rest: '', isAnew: false };
  // Among deltas a message is the whole. Where all are messages, each is the next piece.
  const isAnew = isMessage && deltas > 0 && content !== '' && (isCompletion || finishReason !== null);
  return { rest: content, isAnew };
}
