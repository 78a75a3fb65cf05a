import { fold } from '../text/fold';
import { hasAbout } from './fuzzy-find';

export interface Quote {
  /** UTF-16 code units of the text, with the quotation marks. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Pairs of quotation marks; the text between them holds none of its own kind. */
const QUOTES =
  /“([^“”\n]+)”|„([^„“”\n]+)[“”]|(?<![\p{L}\p{N}])"([^"\n]+)"(?![\p{L}\p{N}])|「([^「」\n]+)」|『([^『』\n]+)』|«([^«»\n]+)»/gu;

/**
 * A quote with fewer letters is a term or a title, and found anywhere or nowhere by chance. In scripts
 * without spaces each letter says more.
 */
const SHORTEST = { letters: 16, dense: 8 };
const DENSE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** The share of letters that may differ: a typing mistake that was corrected, or a plural. */
const ERRORS = { share: 0.08, most: 12 };

/** An ellipsis in a quote. */
const GAP = /\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3,})\s*/u;

/** Citations and notes are no words. */
const NOTE = /\[\^?(?:\d{1,3}[·・])?\d{1,6}\]/g;

/** The quotes of a text that are long enough to be searched for. */
export function quotesIn(text: string): readonly Quote[] {
  return Array.from(text.matchAll(QUOTES), ({ 0: whole, index, ...groups }): Quote => {
    const words = Object.values(groups).find((group) => typeof group === 'string' && group !== whole);
    return { start: index, end: index + whole.length, words: typeof words === 'string' ? words : '' };
  }).filter(({ words }) => {
    const { length } = lettersOf(words);
    return length >= (DENSE.test(words) ? SHORTEST.dense : SHORTEST.letters);
  });
}

/** Text without what may differ between a page and a quote of it: width, case, spaces, punctuation, notes. */
export function lettersOf(text: string): string {
  return fold(text.replaceAll(NOTE, '')).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** True if a quote is in what was sent, given as its letters. An ellipsis may stand for anything. */
export function isQuoted(words: string, letters: string): boolean {
  return words
    .split(GAP)
    .map(lettersOf)
    .every((part) => hasAbout(letters, part, Math.min(ERRORS.most, Math.floor(part.length * ERRORS.share))));
}
