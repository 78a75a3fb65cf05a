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

/** The length of `textOf`, without making the text: it is called thousands of times a page. */
export function foldedLength(text: string): number {
  let length = 0;
  let isAfterSpace = true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isSpace = isWhiteSpace(code);
    if (!isSpace) length += widthOf(code);
    else if (!isAfterSpace) length += 1;
    isAfterSpace = isSpace;
  }
  return isAfterSpace && length > 0 ? length - 1 : length;
}

/**
 * Returns 2 for characters as wide as they are high: Han, kana, Hangul and their punctuation. Rare Han are
 * two units anyhow.
 */
export function widthOf(code: number): 1 | 2 {
  if (code < 0x1100) return 1;
  const isWide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff01 && code <= 0xff60);
  return isWide ? 2 : 1;
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
    const folded = foldedLength(text);
    if (folded >= MIN_PROSE) length += folded;
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
