/**
 * The terms by which a text is found. Words are cut by `Intl.Segmenter`. It cuts the same Chinese, Japanese
 * or Korean characters differently in different contexts, so of these every two neighbours are a term, and a
 * piece of such a text is found by its pairs. Signs are found by their pairs too, with what stands beside them.
 */
import { foldExceptCase, lowered } from './fold';
import { partsOf } from './parts';

/** A piece of folded text: a word, or a run of characters of a script that is searched by pairs. */
export interface Token {
  readonly type: 'word' | 'run';
  readonly text: string;
  /** In UTF-16 code units. */
  readonly start: number;
}

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;
const RUN_SCRIPT = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]`;
const RUN = new RegExp(`[${RUN_SCRIPT}&&${LETTER}]+`, 'gv');
const HAS_LETTERS = new RegExp(LETTER, 'u');
const LETTERS = new RegExp(`${LETTER}+`, 'gu');

/** A letter, mark or digit of a script with words, in the syntax of regular expressions with the flag `v`. */
export const WORD_LETTER = `[${LETTER}--${RUN_SCRIPT}]`;

/** Word boundaries do not depend on the language, nor does the list of words for Thai and its neighbours. */
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });

/** Longer words are data: no user types one in full. */
const LONGEST = 64;

/** The tokens of a folded text, in order. */
export function* tokens(folded: string): Generator<Token> {
  let end = 0;
  for (const { 0: text, index: start } of folded.matchAll(RUN)) {
    yield* words(folded.slice(end, start), end);
    yield { type: 'run', text, start };
    end = start + text.length;
  }
  yield* words(folded.slice(end), end);
}

/** Splits a segment at points and underscores: `example.com` is found by each of its parts. */
function* words(text: string, offset: number): Generator<Token> {
  // Between two runs there is hardly ever more than a comma.
  if (!HAS_LETTERS.test(text)) return;
  for (const { segment, index, isWordLike } of SEGMENTER.segment(text)) {
    if (!isWordLike) continue;
    for (const { 0: word, index: within } of segment.matchAll(LETTERS)) {
      yield { type: 'word', text: word.slice(0, LONGEST), start: offset + index + within };
    }
  }
}

/** The index terms of texts. */
export function termsOf(texts: Iterable<string>): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const text of texts) {
    const cased = foldExceptCase(text);
    for (const { type, text: token } of tokens(lowered(cased))) {
      if (type === 'word') terms.add(token);
      else for (const pair of pairsOf(token)) terms.add(pair);
    }
    for (const term of finerTerms(cased)) terms.add(term);
  }
  return terms;
}

/** The index terms of texts that are no words: of signs, and of the words inside names. */
export function finerTermsOf(texts: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(texts, (text) => Array.from(finerTerms(foldExceptCase(text)))).flat());
}

const NAMES = new RegExp(`${WORD_LETTER}+`, 'gv');

function* finerTerms(cased: string): Generator<string> {
  for (const [name] of cased.matchAll(NAMES)) {
    const word = name.slice(0, LONGEST);
    for (const [start, end] of partsOf(word)) yield partTerm(lowered(word.slice(start, end)));
  }
  for (const pair of signPairs(lowered(cased))) yield signTerm(pair);
}

/** The term of a word inside a word. It begins like no word, so that the beginning of a word is no part’s. */
export const partTerm = (part: string): string => ` ${part}`;

/** The term of a pair with a sign, which begins like neither. */
export const signTerm = (pair: string): string => `\t${pair}`;

const IS_WORD_LETTER = new RegExp(`^${WORD_LETTER}$`, 'v');

/** True for one letter, mark or digit of a script with words. */
export const isWordLetter = (character: string | undefined): boolean => IS_WORD_LETTER.test(character ?? '');

/** Punctuation, symbols and emoji, and the joiner between emoji. */
const SIGN = String.raw`[\p{P}\p{S}\u200d]`;
const SIGNS = new RegExp(`(${LETTER}?)(${SIGN}+)(?=(${LETTER}?))`, 'gu');

/** A sign, anywhere in a text. */
export const HAS_SIGN = new RegExp(SIGN, 'u');

/**
 * Each sign of a folded text with what stands before and behind it; alone where nothing stands behind it. A
 * single sign between two letters also gives all three: few texts have `n.t`, nearly all have `n.`.
 */
export function* signPairs(folded: string): Generator<string> {
  for (const [, before = '', signs = '', after = ''] of folded.matchAll(SIGNS)) {
    const pairs = pairsOf(before + signs + after);
    if (before !== '' && after !== '' && pairs.length === 3) yield before + signs + after;
    // The last is the letter alone.
    yield* after === '' ? pairs : pairs.slice(0, -1);
  }
}

/** Each character of a run with the one after it, and the last one alone. */
export function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}
