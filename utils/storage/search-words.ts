import { fold } from '../text/fold';
import { pairsOf, tokens } from '../text/terms';
import type { Sought } from './postings';

/** A word to search for. */
export interface Word {
  /** A whole word, the beginning of one, or adjacent characters anywhere. */
  readonly type: 'whole' | 'beginning' | 'run';
  /** Folded. */
  readonly text: string;
}

/** The words to search for, from the user's input: the last one is perhaps half typed. */
export function searchWords(typed: string): readonly Word[] {
  const found = Array.from(tokens(fold(typed)));
  return found.map(({ type, text }, i): Word => {
    if (type === 'run') return { type, text };
    return { type: i === found.length - 1 ? 'beginning' : 'whole', text };
  });
}

/** The terms under which the index has a conversation with the word; it has to be under all of them. */
export function termsFor({ type, text }: Word): readonly Sought[] {
  switch (type) {
    case 'whole':
      return [{ term: text, isBeginning: false }];
    case 'beginning':
      return [{ term: text, isBeginning: true }];
    case 'run': {
      const pairs = pairsOf(text).slice(0, -1);
      // A single character is the first of a pair, or the last of its run and a term by itself.
      if (pairs.length === 0) return [{ term: text, isBeginning: true }];
      return pairs.map((term) => ({ term, isBeginning: false }));
    }
  }
}
