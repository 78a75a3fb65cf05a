/** The end of a sentence or of a line; links and pictures match as a whole, so that none is cut in two. */
const ENDS = /\[[^[\]\n]*\]\([^()\s[]*\)|[.!?…]["'”’)\]]{0,3}\s+|[。！？]["”’」』）]{0,3}\s*|\n\s*/g;

/**
 * Splits a range of text into pieces of at most `most` characters, as far as its sentences and lines allow.
 */
export function splitAtSentences(
  text: string,
  start: number,
  end: number,
  most: number,
): readonly { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let from = start;
  let last = start;
  const stretch = text.slice(start, end);
  for (const { 0: found, index } of stretch.matchAll(ENDS)) {
    if (found.endsWith(')') && found.includes('](')) continue;
    const next = start + index + found.length;
    if (next - from > most && last > from) {
      pieces.push({ start: from, end: last });
      from = last;
    }
    last = next;
  }
  if (end - from > most && last > from && last < end) {
    pieces.push({ start: from, end: last });
    from = last;
  }
  pieces.push({ start: from, end });
  return pieces.map((piece) => ({
    start: piece.start,
    end: piece.start + text.slice(piece.start, piece.end).trimEnd().length,
  }));
}
