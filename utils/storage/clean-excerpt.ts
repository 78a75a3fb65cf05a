/** An excerpt as it is shown: without the signs of Markdown, which mean nothing in a line of a list. */

/** A range of a text: the beginning and the end of a word. */
export type Highlight = readonly [start: number, end: number];

/** Signs at the beginning of a line: of lists, headings and quotations; and lines of nothing but signs. */
const LINE_SIGNS =
  /^[ \t]*(?:(?:[-*+>]|#{1,6})[ \t]+)+(?:\[[ xX]\][ \t]+)?|^[ \t]*[-*_|:= \t]{3,}$|^[ \t]*[`~]{3,}.*$/gm;

/** Signs around words: of emphasis, code and deletions; and between the cells of a table. */
const SIGNS = /\*\*|__|~~|`+|(?<=^|\s)\|(?=\s|$)/gm;

/** One sign on each side of some words. */
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])[^*_\n]*[^\s*_]\1(?![\p{L}\p{N}*_])/gu;

/** A link or a picture: its words stay. */
const LINK = /!?\[([^\][]*)\]\([^()\s]*\)/g;

/**
 * The excerpt without signs of Markdown, but for those in highlights: they were searched for. Every white space is one
 * space. `isLineStart` says that it begins a line.
 */
export function cleanExcerpt(
  text: string,
  highlights: readonly Highlight[],
  isLineStart: boolean,
): { readonly text: string; readonly highlights: readonly Highlight[] } {
  const isGone = new Uint8Array(text.length);
  const drop = (start: number, end: number): void => {
    if (!highlights.some(([from, to]) => from < end && start < to)) isGone.fill(1, start, end);
  };
  for (const { 0: signs, index } of text.matchAll(LINE_SIGNS))
    if (isLineStart || index > 0) drop(index, index + signs.length);
  for (const { 0: signs, index } of text.matchAll(SIGNS)) drop(index, index + signs.length);
  for (const { 0: words, index } of text.matchAll(EMPHASIS)) {
    drop(index, index + 1);
    drop(index + words.length - 1, index + words.length);
  }
  for (const { 0: link, 1: words = '', index } of text.matchAll(LINK)) {
    const start = index + link.indexOf('[') + 1;
    drop(index, start);
    drop(start + words.length, index + link.length);
  }
  return rebuilt(text, highlights, isGone);
}

function rebuilt(text: string, highlights: readonly Highlight[], isGone: Uint8Array) {
  let shown = '';
  /** The place in the result of each place in the text. */
  const places = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    places[at] = shown.length;
    if (isGone[at]) continue;
    const sign = text.charAt(at);
    if (!/\s/.test(sign)) shown += sign;
    else if (shown !== '' && !shown.endsWith(' ')) shown += ' ';
  }
  places[text.length] = shown.length;
  const end = shown.trimEnd().length;
  return {
    text: shown.slice(0, end),
    highlights: highlights
      .map(([from, to]): Highlight => [Math.min(places[from] ?? 0, end), Math.min(places[to] ?? end, end)])
      .filter(([from, to]) => from < to),
  };
}
