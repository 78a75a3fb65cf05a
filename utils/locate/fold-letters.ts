/**
 * What of a text counts when it is compared: letters, digits, marks, and the signs that change a figure.
 * White space, punctuation and case are laid out, typed and written in Markdown in many ways; a dollar sign also
 * marks a formula there. Variation selectors say which picture a sign is drawn as.
 */
const COUNTS = /(?![\uFE00-\uFE0F])[\p{L}\p{M}\p{N}£¥€₩+<=>±×÷%‰°]/u;

/** The folded form of each code unit below this is looked up; beyond, there are too many. */
const TABLE_SIZE = 0x3100;

const table: readonly string[] = Array.from({ length: TABLE_SIZE }, (_, code) =>
  foldCharacter(String.fromCharCode(code)),
);

/** A text as it is compared: compatibility forms decomposed (NFKD), lower case, and nothing but what counts. */
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
 * The place in `text` at which the folded character with number `index` begins; where it ends with `edge` "end",
 * for the last one of a stretch.
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

/** The unified ideographs, which are folded already. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function foldCharacter(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) if (COUNTS.test(part)) folded += part;
  return folded;
}
