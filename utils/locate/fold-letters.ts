/**
 * The characters that count in a comparison: letters, digits, combining marks, and the signs that change a
 * figure. White space, punctuation and case vary with layout, typing and Markdown; a dollar sign also
 * delimits a formula there. Variation selectors only choose the picture of a sign.
 */
const COUNTS = /(?![\uFE00-\uFE0F])[\p{L}\p{M}\p{N}£¥€₩+<=>±×÷%‰°]/u;

/** The folded form of each code unit below this is looked up in a table; beyond, there are too many. */
const TABLE_SIZE = 0x3100;

const table: readonly string[] = Array.from({ length: TABLE_SIZE }, (_, code) =>
  foldCharacter(String.fromCharCode(code)),
);

/**
 * Folds a text for comparison: compatibility forms decomposed (NFKD), lower case, and only the characters
 * that count.
 */
export function foldLetters(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < TABLE_SIZE) folded += table[code];
    else if (isHan(code)) folded += text[at];
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      folded += foldCharacter(character);
      at += character.length - 1;
    }
  }
  return folded;
}

/**
 * The offset in `text` at which the folded character with number `index` begins; with `edge` "end", where it
 * ends, for the last one of a stretch.
 */
export function unfoldedOffset(text: string, index: number, edge: 'start' | 'end'): number {
  let passed = 0;
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    passed += foldLetters(character).length;
    if (passed > index) return edge === 'start' ? at : at + character.length;
    at += character.length;
  }
  return text.length;
}

/** True for the unified ideographs, which are folded already. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function foldCharacter(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) if (COUNTS.test(part)) folded += part;
  return folded;
}
