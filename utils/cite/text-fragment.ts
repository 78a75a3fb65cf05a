/** A text up to this many characters is given whole; a longer one by the words at its two ends. */
const WHOLE = 80;
const LEAST_END = 20;
const LONGEST_END = 60;

/**
 * Places where a browser that searches for the text must not expect one line: between lines, cells and around
 * formulas.
 */
const BREAK = /[\n\t]+|\$[^$\n]+\$/;

/**
 * The address at which a browser scrolls to a text and highlights it (WICG, "URL Fragment Text Directives").
 * It names whole words only, since browsers find no others, also in scripts without spaces; an anchor of the
 * address stays. Where there is nothing to name it is the address itself.
 */
export function textFragmentUrl(url: string, plainText: string): string {
  const [address = url] = url.split(':~:', 1);
  const parts = plainText
    .toWellFormed()
    .split(BREAK)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const isOne = parts.length === 1 && first.length <= WHOLE;
  const ends = isOne ? [first] : [startOf(first), endOf(last)];
  if (ends.some((end) => end === '' || end.length > WHOLE)) return address;
  const anchor = address.includes('#') ? address : `${address}#`;
  return `${anchor}:~:text=${ends.map(encoded).join(',')}`;
}

/** Comma, dash and ampersand have a meaning of their own in a fragment. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

function startOf(text: string): string {
  let taken = '';
  for (const word of splitWords(text)) {
    if (taken.trim().length >= LEAST_END || taken.length + word.length > LONGEST_END) break;
    taken += word;
  }
  return taken.trim();
}

function endOf(text: string): string {
  let taken = '';
  for (const word of splitWords(text).toReversed()) {
    if (taken.trim().length >= LEAST_END || taken.length + word.length > LONGEST_END) break;
    taken = word + taken;
  }
  return taken.trim();
}

/** The language does not matter: dictionaries are chosen by script. */
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' });

/** Splits a text into words, with the text between them. */
function splitWords(text: string): readonly string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}
