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
  /** Looks for the next words of the page, as `lettersOf` gives them; to be asked in the order of the page. */
  readonly match: (letters: string) => Match;
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

  function isNear(letters: string): boolean {
    const gap = letters.length < SHORT ? SHORT_GAP : GAP;
    const index = sent.slice(end, end + letters.length + gap).indexOf(letters);
    if (index >= 0) end += index + letters.length;
    return index >= 0;
  }

  return {
    match(letters) {
      if (letters.length >= LONG) return found(letters) ? 'sent' : 'absent';
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
