/** The text of an element on one line: white space folded and trimmed. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * Counts the characters of an element's text, white space folded: the measure of every rule about "how much".
 * Han, kana and Hangul count twice, as each says more, so that a rule means the same in every language.
 */
export function textLength(element: Element): number {
  return foldedLength(element.textContent ?? '');
}

/** True if an element has more text than this many characters. Looks no further than it must. */
export function hasMoreText(element: Element, least: number): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (length <= least && walker.nextNode()) length += foldedLength(walker.currentNode.nodeValue ?? '');
  return length > least;
}

/** White space that is more than a space: most of a text has none, so little is written anew. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;

/** The characters that are as wide as they are high: Han, kana, Hangul and their punctuation. Rare Han are two units anyhow. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/g;

/** Folds white space, also at the ends. An engine does it far sooner than a loop that has just begun to run. */
export function folded(text: string): string {
  return text.replace(WHITE_SPACE, ' ');
}

/** The length of `textOf`. */
export function foldedLength(text: string): number {
  return widthOf(folded(text).trim());
}

/** Counts characters, wide ones twice. */
export function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** True for the characters that `\s` matches. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Counts the characters of an element's text that are in links. */
export function linkLength(element: Element): number {
  let length = 0;
  for (const link of element.querySelectorAll('a')) length += textLength(link);
  return length;
}

/** Shorter than this, in characters, a piece of text is a label, a name or a number. */
const MIN_PROSE = 40;

/**
 * Counts the characters of an element's text that are in sentences and outside links: the stuff of articles.
 */
export function proseLength(element: Element): number {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (2 * text.length < MIN_PROSE || node.parentElement?.closest('a')) continue;
    const own = foldedLength(text);
    if (own >= MIN_PROSE) length += own;
  }
  return length;
}

/**
 * Counts the characters of an element's text in tables of data: those have headers, layout tables have none.
 */
export function dataLength(element: Element): number {
  let length = 0;
  for (const table of element.querySelectorAll('table:has(th)')) {
    if (!table.parentElement?.closest('table:has(th)')) length += textLength(table);
  }
  return length;
}
