/** The terms that a claim and a passage can share. */
import { fold } from '../text/fold';
import { pairsOf, tokens } from '../text/terms';

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

/**
 * The terms that tell the subject of a text: words without their endings, numbers, and pairs of neighbours in
 * scripts without spaces.
 */
export function contentTerms(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const { type, text: token } of tokens(fold(text))) {
    if (type === 'run') {
      for (const pair of pairsOf(token)) if (pair.length > 1 && !KANA_ONLY.test(pair)) terms.add(pair);
    } else if (/\d/.test(token)) terms.add(token);
    else if (token.length >= 3 && !COMMON.has(token)) terms.add(token.slice(0, STEM));
  }
  return terms;
}

/** All words, the common ones included: these reveal a language. */
export function allTerms(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const { type, text: token } of tokens(fold(text))) {
    for (const term of type === 'run' ? pairsOf(token) : [token]) terms.add(term);
  }
  return terms;
}

/** Terms that are the same in any language: numbers, and names in Latin letters. */
export function namesAndNumbers(text: string): ReadonlySet<string> {
  const found = text.normalize('NFKC').match(/\d[\d.,]*\d|\d{2,}|\p{Lu}[\p{sc=Latin}\d]{2,}/gu) ?? [];
  return new Set(found.map((term) => term.replaceAll(/[.,](?=\d{3}(?!\d))/g, '').toLowerCase()));
}

/** The share of some terms that others have too. */
export function sharedShare(terms: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (terms.size === 0) return 0;
  let shared = 0;
  for (const term of terms) if (others.has(term)) shared += 1;
  return shared / terms.size;
}
