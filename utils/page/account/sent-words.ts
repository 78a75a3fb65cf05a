/** Letters and numbers alone: white space, signs and markup differ between a page and its Markdown. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** The certainty that words of the page are in the text that is sent. */
export type Match =
  /** They stand there, after what stood before them on the page, or at a length that is no accident. */
  | 'sent'
  /** So short a piece stands in many texts. */
  | 'likely'
  | 'absent';

export interface SentWords {
  /**
   * Looks for the next words of the page, as `lettersOf` gives them; to be asked in the order of the page. Those of a
   * piece that can't be divided may differ in a word.
   */
  readonly match: (letters: string, isWhole: boolean) => Match;
}

/** From this length on, in letters, words that are found anywhere are no accident. */
const LONG = 24;

/**
 * This many letters may stand between two pieces that follow each other: a mark that only Markdown has. Fewer where the
 * piece is a short word.
 */
const GAP = 24;
const SHORT_GAP = 3;
const SHORT = 8;

/** Fewer letters than this follow each other by accident. */
const MIN_NEXT = 3;

/** A piece that differs in a word is looked for in parts of this length; the most of them that may be missing. */
const PART = 32;
const MAX_MISSING = { share: 0.3, parts: 2 } as const;

/** Finds the words of a page in the Markdown that is sent of it. */
export function createSentWords(markdown: string): SentWords {
  const sent = lettersOf(withoutMarkup(markdown));
  let end = 0;

  function found(letters: string): boolean {
    const at = isNext(letters) ? end : sent.indexOf(letters, end);
    const index = at >= 0 ? at : sent.lastIndexOf(letters, end);
    if (index >= 0) end = index + letters.length;
    return index >= 0;
  }

  function isNext(letters: string): boolean {
    return sent.startsWith(letters, end);
  }

  /** A sign became a word, or the other way round. */
  function isMostlyFound(letters: string): boolean {
    let missing = 0;
    let count = 0;
    for (let start = 0; start + PART <= letters.length; start += PART) {
      count += 1;
      if (!sent.includes(letters.slice(start, start + PART))) missing += 1;
    }
    return count > 1 && missing <= MAX_MISSING.parts && missing <= MAX_MISSING.share * count;
  }

  function isNear(letters: string): boolean {
    const gap = letters.length < SHORT ? SHORT_GAP : GAP;
    const index = sent.slice(end, end + letters.length + gap).indexOf(letters);
    if (index >= 0) end += index + letters.length;
    return index >= 0;
  }

  return {
    match(letters, isWhole) {
      if (letters.length >= LONG)
        return found(letters) || (isWhole && isMostlyFound(letters)) ? 'sent' : 'absent';
      if (letters.length >= MIN_NEXT && isNear(letters)) return 'sent';
      return sent.includes(letters) ? 'likely' : 'absent';
    },
  };
}

/** Removes what Markdown adds to the words: addresses, and the names of the elements that it borrows. */
function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/<\/?su[bp]>/g, '')
    .replace(/^```\S*$/gm, '');
}
