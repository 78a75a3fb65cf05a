/** A sentence within a text, in UTF-16 code units. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of each text that no text of the other answer has, whatever their case, white space and signs. */
export function sentencesOnlyIn(
  texts: readonly string[],
  others: readonly string[],
): readonly (readonly Sentence[])[] {
  const known = new Set(others.flatMap((text) => partsOf(text).map(({ words }) => words)));
  return texts.map((text) => partsOf(text).filter(({ words }) => !known.has(words)));
}

function partsOf(text: string): readonly (Sentence & { readonly words: string })[] {
  return Array.from(sentences.segment(text), ({ segment, index }) => ({
    start: index,
    end: index + segment.trimEnd().length,
    words: segment
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  })).filter(({ words }) => words !== '');
}
