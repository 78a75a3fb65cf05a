/** The verdict on a claim, held against the passages that it cites. */
import type { CitedPassage } from './citable';
import { sharedShare, termOf, termsOf, VALUE } from './claim-terms';
import { contraryOf, type Contrary } from './contrary';
import { hasCapitalNouns, hasName, namesOf, type Name } from './names';
import type { PassageIndex } from './passage-index';
import { isQuoted, lettersOf, quotesIn } from './quotes';
import { languageBySmallWords } from './small-words';
import { supportOf } from './support';
import { isKnown, valuesOf, type StatedValue } from './values';

export type Verdict =
  /** The passages speak of the same; no more is known. */
  | { readonly type: 'fine' }
  /** There is no such passage, or it was not sent. */
  | { readonly type: 'absent' }
  /** A number stands nowhere in what was sent. `page` is the one that the passages have in its place. */
  | { readonly type: 'number'; readonly says: string; readonly page: string | null }
  /** Another passage says clearly more of it. */
  | { readonly type: 'elsewhere'; readonly source: number; readonly passage: number }
  /** The passages say the opposite, by their words. */
  | Contrary
  /** Names that stand nowhere in what was sent. */
  | { readonly type: 'partly'; readonly missing: readonly string[] }
  /** It has next to nothing in common with the passages, nor clearly more with others. */
  | { readonly type: 'nowhere' }
  /** Too little can be compared. */
  | { readonly type: 'unchecked' };

/** With fewer terms, or names and numbers in another language, a claim is not questioned. */
const LEAST = { terms: 3, foreign: 2 };

/** A passage with this share of a claim's terms holds it, whatever others have. */
const HOLDS = 0.5;

/**
 * The share by which another passage leads, and the share below which there is none. Both are chosen on rows
 * that people labelled, see `bench:claims`, so that few right marks are questioned.
 */
const LEAD = 0.11;
const NOTHING = 0.1;

export interface AnswerLanguage {
  /** True if it is that of the page. */
  readonly isSame: boolean;
  /** True if capitals tell names. */
  readonly hasNames: boolean;
  /** True if the names of the page's months are known here. */
  readonly hasMonths: boolean;
}

const WITH_MONTHS: ReadonlySet<string | null> = new Set(['en', 'de', 'fr', 'es']);

/**
 * An answer and a page in one language share at least this much of their words. In a long page words of any
 * language are found, but few of them are common there.
 */
const SAME_LANGUAGE = { words: 0.25, common: 0.13 };
const LONG = 20;

/** Characters of an answer that tell its language: more of the same tell no more, and may be a million. */
const SAMPLE = 20_000;

/** The language of an answer, given by its paragraphs, beside that of what it was given. */
export function languageOf(answer: Iterable<{ readonly text: string }>, index: PassageIndex): AnswerLanguage {
  const { words } = termsOf(beginningOf(answer));
  const page = index.words.words;
  const [own, its] = [languageBySmallWords(words), languageBySmallWords(page)];
  const isSame =
    (own === null || its === null || own === its) &&
    sharedShare(words, page) >= SAME_LANGUAGE.words &&
    (index.passages.length < LONG || sharedShare(words, index.common) >= SAME_LANGUAGE.common);
  return {
    isSame,
    hasMonths: isSame || WITH_MONTHS.has(its),
    hasNames: !hasCapitalNouns(words, 'answer') && !(isSame && hasCapitalNouns(page, 'page')),
  };
}

function beginningOf(answer: Iterable<{ readonly text: string }>): string {
  let beginning = '';
  for (const { text } of answer) {
    beginning += `${text}\n`;
    if (beginning.length >= SAMPLE) break;
  }
  return beginning.slice(0, SAMPLE);
}

/** Holds a claim against the passages that it cites. */
export function verdictOn(
  claim: string,
  cited: readonly CitedPassage[],
  index: PassageIndex,
  { isSame, hasNames, hasMonths }: AnswerLanguage,
): Verdict {
  const stated = [...valuesOf(claim)].filter(
    ({ type, isFirm, says }) => isFirm && (hasMonths || type !== 'month' || MONTH_SIGN.test(says)),
  );
  const wrong = wrongNumber(stated, cited, index);
  if (wrong) return wrong;
  const names = hasNames ? namesOf(claim) : [];
  return isSame
    ? compareWords(claim, names, cited, index)
    : (compareQuotes(claim, cited, index) ??
        compareNames(claim, foreignTerms(claim, names, stated), cited, index));
}

/** A month with its sign is one in Japanese, Chinese and Korean, whatever the language of the page. */
const MONTH_SIGN = /[月월]/;

function wrongNumber(
  stated: readonly StatedValue[],
  cited: readonly CitedPassage[],
  index: PassageIndex,
): Verdict | null {
  const wrong = stated.find((value) => !isKnown(value, index.values));
  if (!wrong) return null;
  const said = new Set(stated.flatMap(({ readings }) => readings));
  const rivals = cited
    .flatMap((passage) => [...valuesOf(index.sent[index.placeOf(passage)] ?? '')])
    .filter(
      ({ type, readings, says }) =>
        (type === 'month') === (wrong.type === 'month') &&
        shapeOf(says) === shapeOf(wrong.says) &&
        !readings.some((reading) => said.has(reading)),
    );
  const pages = new Set(rivals.map(({ says }) => says));
  const [page = null] = pages.size === 1 ? pages : [];
  return { type: 'number', says: wrong.says, page };
}

/** Numbers of one shape have as many digits, and the same words: `2019` and `2021`, `March` and `May`. */
const shapeOf = (says: string): string => says.replaceAll(/\d/g, '0').replaceAll(/\p{Lu}\p{Ll}+/gu, 'A');

function compareWords(
  claim: string,
  names: readonly Name[],
  cited: readonly CitedPassage[],
  index: PassageIndex,
): Verdict {
  const terms = termsOf(claim).content;
  const { share, best } = supportOf(terms, cited, index);
  const contrary = contraryOf(claim, cited, index);
  if (contrary) return contrary;
  if (share === 1) return { type: 'fine' };
  if (terms.size < LEAST.terms) return { type: 'unchecked' };
  if (best && share < HOLDS && best.share - share > LEAD) return elsewhere(best.place, index);
  // Headings and titles name the subject of all that is below them.
  if (share < NOTHING && share + sharedShare(terms, aboveOf(cited, index)) < NOTHING)
    return { type: 'nowhere' };
  const missing = names.filter((name) => !hasName(name, index.words) || isScattered(name, index));
  return missing.length > 0 ? { type: 'partly', missing: missing.map(({ says }) => says) } : { type: 'fine' };
}

/** True if a page has words of a name, but never two of them in one passage: `Woody` and `Allen` are not he. */
function isScattered({ says, words }: Name, { holders }: PassageIndex): boolean {
  // `Lindner of MTV` may be two names.
  if (says.split(' ').length > words.length) return false;
  const [first, ...others] = Array.from(termsOf(says).content, (term) => holders.get(term) ?? []);
  if (!first?.length || others.length === 0) return false;
  const seen = new Set(first);
  for (const places of others) {
    // A word that only a heading has says nothing of the passages.
    if (places.length === 0 || places.some((place) => seen.has(place))) return false;
    for (const place of places) seen.add(place);
  }
  return true;
}

/** The terms of the titles and headings above some passages. */
function aboveOf(cited: readonly CitedPassage[], index: PassageIndex): ReadonlySet<string> {
  const above = cited.flatMap((passage) => [passage.of.page?.title ?? '', ...index.headingsOf(passage)]);
  return termsOf(above.join('\n')).content;
}

/** A quote is in the words of the page, whatever the language around it; null for a claim without one. */
function compareQuotes(claim: string, cited: readonly CitedPassage[], index: PassageIndex): Verdict | null {
  const [quote] = quotesIn(claim);
  if (!quote) return null;
  const isIn = (place: number) => isQuoted(quote.words, lettersOf(index.sent[place] ?? ''));
  if (cited.map(index.placeOf).some(isIn)) return { type: 'fine' };
  const other = index.passages.findIndex((_, place) => isIn(place));
  return other === -1 ? null : elsewhere(other, index);
}

/** Across languages names and numbers are all else that can be compared. */
function compareNames(
  claim: string,
  terms: ReadonlySet<string>,
  cited: readonly CitedPassage[],
  index: PassageIndex,
): Verdict {
  const { share, best } = supportOf(terms, cited, index);
  const missing = originalNamesOf(claim, index).filter((name) => !hasName(name, index.words));
  if (missing.length > 0) return { type: 'partly', missing: missing.map(({ says }) => says) };
  const above = sharedShare(terms, aboveOf(cited, index));
  if (share + above >= KNOWN) return { type: 'fine' };
  if (terms.size < LEAST.foreign || share + above > 0) return { type: 'unchecked' };
  if (best && best.share > HOLDS) return elsewhere(best.place, index);
  // Names are translated too, values are not.
  const values = [...terms].filter((term) => term.startsWith(VALUE));
  return { type: values.length < LEAST.foreign ? 'unchecked' : 'nowhere' };
}

/** Less than this share of the names and numbers of a claim says nothing of it. */
const KNOWN = 1 / 3;

/**
 * The names that an answer in another script gives in the page's own letters, as they stand there: two Latin words or
 * more. Between languages of one script they may be translated.
 */
function originalNamesOf(claim: string, { sent }: PassageIndex): readonly Name[] {
  if (isLatin(claim) || !isLatin(sent.slice(0, LETTERS_OF).join(' '))) return [];
  return Array.from(claim.matchAll(LATIN_NAMES), ([says]) => ({
    says,
    words: [...termsOf(says).words],
  }));
}

/** The passages that tell the script of a page. */
const LETTERS_OF = 50;

const LATIN_NAMES = /\p{Lu}[\p{sc=Latin}\d'’-]+(?: \p{Lu}[\p{sc=Latin}\d'’-]+)+/gu;

const LATIN_NAME = /\p{Lu}[\p{sc=Latin}\d]{2,}/gu;
const LATIN = /\p{sc=Latin}/gu;
const LETTER = /\p{L}/gu;
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;
/** Latin letters that one of them stands for. */
const DENSITY = 4;

/** Terms that are the same in any language: values, and names in Latin letters. */
function foreignTerms(
  claim: string,
  names: readonly Name[],
  stated: readonly StatedValue[],
): ReadonlySet<string> {
  const values = stated.filter(({ type }) => type !== 'month').map(termOf);
  // Among other letters all Latin words with a capital are names, also the first.
  const words = isLatin(claim) ? names.map(({ says }) => says) : (claim.match(LATIN_NAME) ?? []);
  return new Set([...values, ...termsOf(words.join(' ; ')).content]);
}

/** True if most of a text is in Latin letters. A character of Chinese, Japanese or Korean says as much as a few. */
function isLatin(text: string): boolean {
  const latin = text.match(LATIN)?.length ?? 0;
  const dense = text.match(DENSE)?.length ?? 0;
  return latin > (text.match(LETTER)?.length ?? 0) - latin - dense + DENSITY * dense;
}

function elsewhere(place: number, index: PassageIndex): Verdict {
  const passage = index.passages[place];
  const number = passage?.of.numbers[passage.index];
  return passage && number !== undefined
    ? { type: 'elsewhere', source: passage.of.source, passage: number }
    : { type: 'nowhere' };
}
