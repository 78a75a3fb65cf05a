/**
 * The terms by which a text is found. Words are cut by `Intl.Segmenter`. It cuts the same Chinese, Japanese
 * or Korean characters differently in different contexts, so of these every two neighbours are a term, and a
 * piece of such a text is found by its pairs.
 */
import { fold } from './fold';

/** A piece of folded text: a word, or a run of characters of a script that is searched by pairs. */
export interface Token {
  readonly type: 'word' | 'run';
  readonly text: string;
  /** In UTF-16 code units. */
  readonly start: number;
}

const RUN = /[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]&&[\p{L}\p{M}\p{N}]]+/gv;
const HAS_LETTERS = /[\p{L}\p{M}\p{N}]/u;
const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;

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
    for (const token of tokens(fold(text))) {
      if (token.type === 'word') terms.add(token.text);
      else for (const pair of pairsOf(token.text)) terms.add(pair);
    }
  }
  return terms;
}

/** Each character of a run with the one after it, and the last one alone. */
export function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}
