/** The terms that a claim and a passage can share. */
import { fold } from '../text/fold';
import { pairsOf, tokens } from '../text/terms';
import { valuesOf, type StatedValue } from './values';

/** Words that occur in any text say nothing about its subject. Shorter ones are left out anyway. */
const COMMON = new Set(
  (
    'about after all also and any are because been before being between both but can could does each for from had has ' +
    'have her here his how into its just like made make many may more most much not now off one only other our out over ' +
    'page same says said she should some still such than that the their them then there these they this those three ' +
    'through two under until use used very was were what when where which while who why will with would you your'
  ).split(' '),
);

const KANA_ONLY = /^[\p{scx=Hiragana}ー]+$/u;

/** Endings are cut off: “measured” is “measures”. */
const STEM = 6;

/** A number with a sign of order or scale, which is compared as a value. */
const NUMBER = /^\d+(?:st|nd|rd|th|s|k|m|bn)?$/;

/** The words of a text: all of them reveal its language, a part of them its subject. */
export interface TextTerms {
  /** Words, and in scripts without spaces pairs of neighbours, as they are. */
  readonly words: ReadonlySet<string>;
  /** Words that say something, without their endings, and values. */
  readonly content: ReadonlySet<string>;
}

/** The terms of a text with these values. */
export function termsOf(text: string, values: Iterable<StatedValue> = valuesOf(text)): TextTerms {
  const words = new Set<string>();
  const content = new Set<string>();
  for (const { type, text: token } of tokens(fold(text))) {
    if (type === 'run') {
      for (const pair of pairsOf(token)) {
        words.add(pair);
        if (pair.length > 1 && !KANA_ONLY.test(pair)) content.add(pair);
      }
      continue;
    }
    words.add(token);
    if (/\d/.test(token)) {
      if (!NUMBER.test(token)) content.add(token);
    } else if (token.length >= 3 && !COMMON.has(token)) content.add(token.slice(0, STEM));
  }
  for (const value of values) content.add(termOf(value));
  return { words, content };
}

/** The term of a value, by what it most likely means. */
export function termOf({ type, readings: [value] }: StatedValue): string {
  return `${type === 'month' ? MONTH : VALUE}${value}`;
}

/** The first character of the term of a value, and of a month, which no word begins with. */
export const VALUE = '#';
const MONTH = '@';

/** The share of some terms that others have too. */
export function sharedShare(terms: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (terms.size === 0) return 0;
  let shared = 0;
  for (const term of terms) if (others.has(term)) shared += 1;
  return shared / terms.size;
}
