import type { Alike } from './repeated-shape';

/** The words of events of one kind that follow each other: together they are read at the price of one. */
export function createRun() {
  let type: Alike['type'] = 'text';
  let pieces: string[] = [];
  let length = 0;

  return {
    /** True if words of another kind wait. */
    isOther: (kind: Alike['type']): boolean => pieces.length > 0 && kind !== type,

    isEmpty: () => pieces.length === 0,

    /** In characters. */
    length: () => length,

    add(alike: Alike): void {
      type = alike.type;
      pieces.push(alike.words);
      length += alike.words.length;
    },

    take(): Alike & { readonly count: number } {
      const taken = { type, words: pieces.join(''), count: pieces.length };
      pieces = [];
      length = 0;
      return taken;
    },
  };
}
