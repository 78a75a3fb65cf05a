/**
 * In tokens, where a question is to send only what it needs: a page goes whole up to the first figure, and the parts
 * chosen of a longer one up to the second, which held the answer to 99 % of search questions.
 */
export const NEEDED = { whole: 8_000, part: 4_000 };

/** The tokens up to which a page goes whole with a question. `page` is its share of the model's context. */
export function wholeRoom({ sends }: { readonly sends: 'whole' | 'needed' }, page: number): number {
  return sends === 'needed' ? Math.min(page, NEEDED.whole) : page;
}
