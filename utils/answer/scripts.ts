/** A character class, without its brackets, of letters that are written without spaces between words. */
export const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々〆`;

/** The same of punctuation as wide as a Han character. */
export const WIDE_PUNCTUATION = String.raw`\u3000-\u3004\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`;

const ANY = new RegExp(`[${UNSPACED}${WIDE_PUNCTUATION}]`, 'u');

/** True if `text` has a letter or a punctuation mark of a script without spaces. */
export function isUnspaced(text: string): boolean {
  return ANY.test(text);
}
