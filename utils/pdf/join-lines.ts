import { joinsWithoutSpace } from './line-text';

/** True if a word, in lower case, occurs in the document. */
export type HasWord = (word: string) => boolean;

const BROKEN = /([\p{L}\p{M}]+)[-\u{2010}\u{AD}]$/u;
const WORD = /[\p{L}\p{M}]+(?:[-\u{2010}][\p{L}\p{M}]+)*/gu;

/** The words inside lines of text, by which broken words are told from compounds. */
export function knownWords(texts: Iterable<string>): HasWord {
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) words.add(word.toLowerCase());
  }
  return (word) => words.has(word.toLowerCase());
}

/** Joins lines to running text, and mends words that were broken at a line's end. */
export function joinLines(lines: readonly string[], hasWord: HasWord): string {
  return lines.reduce((text, line) => joinTwo(text, line, hasWord), '');
}

export function joinTwo(before: string, after: string, hasWord: HasWord): string {
  if (before === '' || after === '') return before + after;
  const start = BROKEN.exec(before)?.[1];
  const end = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
  if (start !== undefined && end !== undefined) {
    if (before.endsWith('\u{AD}')) return before.slice(0, -1) + after;
    const isCompound =
      !hasWord(start + end) &&
      (hasWord(`${start}-${end}`) ||
        (hasWord(start) && hasWord(end) && Math.min(start.length, end.length) > 2));
    // A capital after a hyphen begins a name: "Anglo-Saxon".
    const isName = end.charAt(0) !== end.charAt(0).toLowerCase() && !hasWord(start + end);
    if (isCompound || isName) return before + after;
    return before.slice(0, -1) + after;
  }
  if (/[\p{L}\p{N}][-\u{2010}/]$/u.test(before) || joinsWithoutSpace(before, after)) return before + after;
  return `${before} ${after}`;
}
