import { fold } from '../text/fold';
import { HAS_SIGN, pairsOf, partTerm, signPairs, signTerm, tokens, WORD_LETTER } from '../text/terms';
import type { Rank } from './listed-conversations';
import type { Sought } from './postings';

/** A piece of what was typed, without spaces. */
export interface Word {
  /** Folded; to be found as it stands, signs included. */
  readonly text: string;
  /** True if more letters may follow. */
  readonly isHalfTyped: boolean;
  /** The words that are enough where the piece as it stands is not found; null where nothing less is. */
  readonly atoms: readonly Word[] | null;
}

/** The ranks that the words may be found in. */
export function ranksOf(words: readonly Word[]): readonly Rank[] {
  return words.some(({ atoms }) => atoms) ? [0, 1, 2] : [0, 1];
}

/** A sign that is part of a name: “C++”, “@x”. Other signs stand between words and around them. */
const NAME_SIGN = String.raw`[[\p{S}#@%&]--[\x60\p{Extended_Pictographic}]]`;

/** A single letter says nothing without its signs: who looks for “C++” does not look for each C. */
const SHORT_NAME = new RegExp(
  `(?<!${WORD_LETTER})(?:${NAME_SIGN}*${WORD_LETTER}${NAME_SIGN}+|${NAME_SIGN}+${WORD_LETTER}(?!${WORD_LETTER}))`,
  'gv',
);

/** A sign of an emoji. */
export const HAS_EMOJI = /\p{RGI_Emoji}|\p{Extended_Pictographic}/v;

/** Quotation marks, brackets, the ends of sentences and the marks of Markdown: they stand around any word. */
const AROUND = String.raw`[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'\x60*~]`;
const BEFORE_WORD = new RegExp(`^(?:${AROUND}|[¿¡])+`, 'u');
const AFTER_WORD = new RegExp(`(?:${AROUND}|[.,;:!?…。、・])+$`, 'u');

/** The words to search for, from the user's input: the last one is perhaps half typed. */
export function searchWords(typed: string): readonly Word[] {
  const pieces = fold(typed)
    .split(/\s+/u)
    .map((piece) => {
      if (!hasLetters(piece)) return { text: piece, hasLetters: false };
      return { text: piece.replace(BEFORE_WORD, '').replace(AFTER_WORD, ''), hasLetters: true };
    })
    .filter(({ text, hasLetters: has }) => has || HAS_SIGN.test(text));
  const isText = pieces.some((piece) => piece.hasLetters);
  return pieces.map((piece, i): Word => {
    const { text } = piece;
    const isHalfTyped = i === pieces.length - 1;
    if (piece.hasLetters) return { text, isHalfTyped, atoms: atomsOf(text, isHalfTyped) };
    // A dash between words is no word, but an emoji is.
    return { text, isHalfTyped, atoms: isText && !HAS_EMOJI.test(text) ? [] : null };
  });
}

const hasLetters = (text: string): boolean => !tokens(text).next().done;

/** The words of a piece, each by itself; null where the piece is one. */
function atomsOf(piece: string, isHalfTyped: boolean): readonly Word[] | null {
  const texts: string[] = [];
  let end = 0;
  const addWords = (between: string) => {
    for (const { text } of tokens(between)) texts.push(text);
  };
  for (const { 0: name, index } of piece.matchAll(SHORT_NAME)) {
    addWords(piece.slice(end, index));
    texts.push(name);
    end = index + name.length;
  }
  addWords(piece.slice(end));
  if (texts.length === 1 && texts[0] === piece) return null;
  return texts.map((text, i) => ({ text, isHalfTyped: isHalfTyped && i === texts.length - 1, atoms: null }));
}

/** The terms of which the index has at least one for a conversation. */
export type Alternatives = readonly Sought[];

/**
 * The terms under which the index has every conversation with the word in this rank or a better one; it has to be
 * under all of them. None where the index can't tell.
 */
export function termsFor({ text, isHalfTyped, atoms }: Word, rank: Rank): readonly Alternatives[] {
  if (rank === 2 && atoms) return atoms.flatMap((atom) => termsFor(atom, 1));
  const signs = Array.from(signPairs(text));
  const all = Array.from(tokens(text)).flatMap(({ type, text: token, start }): readonly Alternatives[] => {
    if (type === 'run') return runTerms(token);
    const isBeginning = isHalfTyped && start + token.length === text.length;
    const word = { term: token, isBeginning };
    const part = { term: partTerm(token), isBeginning };
    return [rank === 0 ? [word] : [word, part]];
  });
  // What follows a last sign in the text is not known.
  const pairs = signs.filter((pair) => pairsOf(pair).length > 1);
  if (all.length + pairs.length > 0) {
    return [...all, ...pairs.map((pair) => [{ term: signTerm(pair), isBeginning: false }])];
  }
  return signs.map((sign) => [{ term: signTerm(sign), isBeginning: true }]);
}

function runTerms(run: string): readonly Alternatives[] {
  const pairs = pairsOf(run).slice(0, -1);
  // A single character is the first of a pair, or the last of its run and a term by itself.
  if (pairs.length === 0) return [[{ term: run, isBeginning: true }]];
  return pairs.map((term) => [{ term, isBeginning: false }]);
}
