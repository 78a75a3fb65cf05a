import { fold } from '../text/fold';
import { pairsOf, tokens } from '../text/terms';
import type { Sought } from './postings';

/** One of the words that are looked for. */
export interface Word {
  /** A whole word, the beginning of one, or characters that stand together anywhere. */
  readonly type: 'whole' | 'beginning' | 'run';
  /** Folded. */
  readonly text: string;
}

/** What is looked for, from what was typed: the last word is perhaps half typed. */
export function searchWords(typed: string): readonly Word[] {
  const found = Array.from(tokens(fold(typed)));
  return found.map(({ type, text }, i): Word => {
    if (type === 'run') return { type, text };
    return { type: i === found.length - 1 ? 'beginning' : 'whole', text };
  });
}

/** What a conversation that has the word stands under in the index, under all of it. */
export function termsFor({ type, text }: Word): readonly Sought[] {
  switch (type) {
    case 'whole':
      return [{ term: text, isBeginning: false }];
    case 'beginning':
      return [{ term: text, isBeginning: true }];
    case 'run': {
      const pairs = pairsOf(text).slice(0, -1);
      // A character alone is the first of a pair, or the last of its run and a term by itself.
      if (pairs.length === 0) return [{ term: text, isBeginning: true }];
      return pairs.map((term) => ({ term, isBeginning: false }));
    }
  }
}
