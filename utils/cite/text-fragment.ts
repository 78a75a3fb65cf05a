/** A text of at most so many characters is given whole; of a longer one the words at its two ends. */
const WHOLE = 80;
const LEAST_END = 20;
const LONGEST_END = 60;

/** Where a browser that looks for the text must not expect one line: between lines, cells and around formulas. */
const BREAK = /[\n\t]+|\$[^$\n]+\$/;

/**
 * The address at which a browser scrolls to a text and highlights it (WICG, "URL Fragment Text Directives"). Names
 * whole words alone, since browsers find no others, also where these are written without spaces; an anchor that the
 * address has stays. Where there is nothing to name it is the address itself.
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

/** Comma, dash and ampersand have a meaning of their own there. */
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

/** With what stands between them. */
function splitWords(text: string): readonly string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}
