/** The places in a text at which a word that is searched for may begin and end. */
import { bordersOf } from '../text/parts';
import { isWordLetter, tokens } from '../text/terms';
import { HAS_EMOJI, type Word } from './search-words';

/** Flags of a place: a word begins or ends there, or a word inside a name does. */
const START = 1;
const START_INSIDE = 2;
const END = 4;
const END_INSIDE = 8;

export type Borders = Uint8Array;

/** The flags of each place in a text, from its folded form and the same with capitals. */
export function bordersIn(folded: string, cased: string): Borders {
  const flags = new Uint8Array(folded.length + 1);
  const add = (at: number, flag: number) => (flags[at] = (flags[at] ?? 0) | flag);
  for (const { type, text, start } of tokens(folded)) {
    const end = start + text.length;
    if (type === 'run') {
      for (let at = start; at <= end; at++) add(at, START | END);
      continue;
    }
    add(start, folded[start - 1] === '_' && isWordLetter(folded[start - 2]) ? START_INSIDE : START);
    add(end, folded[end] === '_' && isWordLetter(folded[end + 1]) ? END_INSIDE : END);
    for (const inner of bordersOf(cased.slice(start, end)).slice(1, -1)) {
      add(start + inner, START_INSIDE | END_INSIDE);
    }
  }
  return flags;
}

const BEGINS_WITH_LETTER = /^[\p{L}\p{M}\p{N}]/u;
const ENDS_WITH_LETTER = /[\p{L}\p{M}\p{N}]$/u;

/** The rank of a word at a place of a text; null where it is only some letters of another word. */
export function rankAt(word: Word, folded: string, at: number, borders: Borders): 0 | 1 | null {
  const begins = rankOfStart(word, folded, at, borders);
  const ends = rankOfEnd(word, folded, at + word.text.length, borders);
  if (begins === null || ends === null) return null;
  return begins === 1 || ends === 1 ? 1 : 0;
}

function rankOfStart({ text }: Word, folded: string, at: number, borders: Borders): 0 | 1 | null {
  const flags = borders[at] ?? 0;
  if (BEGINS_WITH_LETTER.test(text)) return flags & START ? 0 : flags & START_INSIDE ? 1 : null;
  // “++” stands in “C++”, and an emoji behind a word, but the name “.net” is only a part of “asp.net”.
  const isName = !HAS_EMOJI.test(text) && /[\p{L}\p{N}]/u.test(text);
  const before = folded[at - 1] ?? '';
  return isName && (isWordLetter(before) || before === text[0]) ? 1 : 0;
}

function rankOfEnd({ text, isHalfTyped }: Word, folded: string, end: number, borders: Borders): 0 | 1 | null {
  if (isHalfTyped) return 0;
  const flags = borders[end] ?? 0;
  if (ENDS_WITH_LETTER.test(text)) return flags & END ? 0 : flags & END_INSIDE ? 1 : null;
  return folded[end] === text.at(-1) ? 1 : 0;
}
