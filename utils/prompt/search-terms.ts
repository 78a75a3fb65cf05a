/** The words that a question is searched by, and the places where a text has them. */
import { fold } from '../text/fold';
import { isWordLetter, pairsOf, tokens } from '../text/terms';
import { smallWordsAmong } from './small-words';

export interface SearchTerm {
  /** A folded word, or two neighbouring characters of a script without spaces. */
  readonly text: string;
  /** The beginning that all forms of a word have, if not the word; null where there are no forms. */
  readonly stem: string | null;
}

/** Counts of a term in a stretch of text: of the word as it is asked for, and of all its forms. */
export interface TermCount {
  readonly exact: number;
  readonly forms: number;
}

/** Scripts that are written without spaces, and are cut into words by a dictionary. */
const UNSPACED = /^[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** The terms of a question, without its small words, unless it has no others; each once, in its order. */
export function searchTerms(question: string): readonly SearchTerm[] {
  const found = [...tokens(fold(question))];
  const words = found.flatMap(({ type, text }) => (type === 'word' ? [text] : []));
  const small = smallWordsAmong(words);
  const terms = new Map<string, SearchTerm>();
  for (const { type, text } of found) {
    if (type === 'run') for (const pair of askedPairs(text)) terms.set(pair, { text: pair, stem: null });
    else if (!small.has(text)) {
      const plain = singular(text);
      terms.set(plain, { text: plain, stem: UNSPACED.test(text) ? null : stemOf(text) });
    }
  }
  if (terms.size > 0) return [...terms.values()];
  return words.map((word) => ({ text: word, stem: stemOf(word) }));
}

/** The last character of a run is no word by itself: it is half of the pair before. */
function askedPairs(run: string): readonly string[] {
  const pairs = pairsOf(run);
  return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
}

/** In letters. Longer words with the same beginning are forms of one word, or near enough. */
const STEM = 6;

/** The beginning of a folded word without its ending, and in Arabic without what is written onto its front. */
function stemOf(word: string): string {
  const [first = ''] = word;
  if (/\p{sc=Cyrillic}/u.test(first)) return withoutEnding(word).slice(0, STEM);
  if (/\p{sc=Arabic}/u.test(first)) return arabicRoot(word).slice(0, STEM);
  return singular(word).slice(0, STEM);
}

/** “facts” is “fact”. */
function singular(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?<=[^su])s$/, '') : word;
}

/** The endings of nouns and adjectives in Russian and its neighbours. */
const CYRILLIC_ENDING =
  /(?<=...)(?:иями|ами|ями|иях|ого|его|ому|ему|ыми|ими|ией|ах|ях|ов|ев|ей|ой|ом|ем|ам|ям|ые|ие|ый|ий|ая|яя|ое|ее|ую|юю|ия|ии|ию|ью|[аяоеыиуюьй])$/;

function withoutEnding(word: string): string {
  return word.replace(CYRILLIC_ENDING, '');
}

/** The article, “and” and the prepositions that are written onto a word, and its endings (Larkey’s “light10”). */
const ARABIC_FRONT = /^و?(?:وال|بال|كال|فال|ال|لل)(?=..)|^و(?=...)/;
const ARABIC_ENDING = /(?<=..)(?:ها|ان|ات|ون|ين|يه|ية|ه|ة|ي)$/;

function arabicRoot(word: string): string {
  return word
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(ARABIC_FRONT, '')
    .replace(ARABIC_ENDING, '');
}

/** A folded text, of several stretches, in which terms are looked for. */
export interface Haystack {
  readonly folded: string;
  /** The place in `folded` at which each stretch begins. */
  readonly starts: readonly number[];
}

/** Stands between two stretches, and in none. */
const BETWEEN = '\0';

/** Joins texts so that no term is found across two of them. */
export function haystackOf(texts: readonly string[]): Haystack {
  // All at once: what folds a text remembers the letters that it has seen.
  const folded = fold(texts.map((text) => text.replaceAll(BETWEEN, ' ')).join(BETWEEN));
  const starts = [0];
  for (let at = folded.indexOf(BETWEEN); at >= 0; at = folded.indexOf(BETWEEN, at + 1)) starts.push(at + 1);
  return { folded, starts };
}

/** The counts of a term, by stretch; of those without it there are none. */
export function countsOf(
  { text, stem }: SearchTerm,
  { folded, starts }: Haystack,
): ReadonlyMap<number, TermCount> {
  const counts = new Map<number, TermCount>();
  const wanted = stem ?? text;
  const isFree = stem === null || /\p{sc=Arabic}/u.test(wanted);
  const known = new Map<string, TermCount>();
  let stretch = 0;
  for (let at = folded.indexOf(wanted); at >= 0;) {
    const [start, end] = stem === null ? [at, at + wanted.length] : wordAround(folded, at, isFree);
    const next = Math.max(end, at + 1);
    if (start >= 0) {
      const word = folded.slice(start, end);
      let count = known.get(word);
      if (!count) known.set(word, (count = countOf(word, text, stem)));
      if (count.forms > 0) {
        while ((starts[stretch + 1] ?? Infinity) <= start) stretch += 1;
        const before = counts.get(stretch) ?? { exact: 0, forms: 0 };
        counts.set(stretch, { exact: before.exact + count.exact, forms: before.forms + count.forms });
      }
    }
    at = folded.indexOf(wanted, next);
  }
  return counts;
}

/** The range of the word at a place; -1 where the place is within a word and must not be. */
function wordAround(folded: string, at: number, isFree: boolean): readonly [start: number, end: number] {
  let start = at;
  while (start > 0 && isLetterAt(folded, start - 1)) {
    if (!isFree) return [-1, at + 1];
    start -= 1;
  }
  let end = at + 1;
  while (end < folded.length && isLetterAt(folded, end)) end += 1;
  return [start, end];
}

/** Most letters are plain ones, and there are many to look at. */
function isLetterAt(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return isWordLetter(folded.charAt(at));
}

function countOf(word: string, text: string, stem: string | null): TermCount {
  if (stem === null || singular(word) === text) return { exact: 1, forms: 1 };
  const isForm = stemOf(word) === stem || (text.length >= LEAST_BEGINNING && word.startsWith(text));
  return { exact: 0, forms: isForm ? 1 : 0 };
}

/** In letters: “tide” finds “tidewater”, but “in” not “international”. */
const LEAST_BEGINNING = 4;
