/** The least weight of a repetition, as `weight` counts, … */
const MIN_WEIGHT = 10;

/** … and the least number of different characters: laughter, dots and `1 1 1 1` may go on. */
const MIN_VARIETY = 5;

/** The least weight where a joint without the repetition would run two words into one. */
const MIN_WEIGHT_OF_WORDS = 4;
const MIN_VARIETY_OF_WORDS = 3;

/** The least weight where the repetition is all that stood, though it was short. */
const MIN_WEIGHT_OF_WHOLE = 3;
const MIN_VARIETY_OF_WHOLE = 2;

/**
 * True if the last `length` characters of `prefix` that are not white space, with which `text` begins again, are said
 * twice by mistake. People do repeat single words and short phrases, so a repetition that is short or has few different
 * characters counts as meant, unless it is the whole of `prefix`, or two words or more that would otherwise run into
 * the ones before them (`the cat` + `the cat sat`).
 */
export function isRepetition(prefix: string, text: string, length: number): boolean {
  const start = startOfLast(prefix, length);
  const repeated = prefix.slice(start).trim();
  const heavy = weight(repeated);
  const variety = new Set(repeated.match(/[\p{L}\p{N}]/gu)).size;
  if (heavy >= MIN_WEIGHT && variety >= MIN_VARIETY) return true;
  if (prefix.slice(0, start).trim() === '') {
    return heavy >= MIN_WEIGHT_OF_WHOLE && variety >= MIN_VARIETY_OF_WHOLE;
  }
  const areWords = /\s/.test(repeated) && !/[\p{L}\p{N}]$/u.test(prefix.slice(0, start));
  const wouldRunTogether = /[\p{L}\p{N}]$/u.test(prefix) && /^[\p{L}\p{N}]/u.test(text);
  return areWords && wouldRunTogether && heavy >= MIN_WEIGHT_OF_WORDS && variety >= MIN_VARIETY_OF_WORDS;
}

/** Weighs a text by what it says: letters and digits count once, those that stand for words or syllables twice. */
export function weight(text: string): number {
  const all = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const heavy = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return all + heavy;
}

/** The place where the last `count` characters of `text` that are not white space begin. */
function startOfLast(text: string, count: number): number {
  let start = text.length;
  for (let left = count; left > 0 && start > 0;) {
    start--;
    if (!/\s/.test(text.charAt(start))) left--;
  }
  return start;
}
