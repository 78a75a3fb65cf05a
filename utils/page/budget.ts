/**
 * Tokens of page text that are sent. With 20,000 tokens of earlier turns and an answer of 16,384 it
 * fits into 131,072, the smallest context window among the suggested models.
 */
export const PAGE_TOKENS = 90_000;

/**
 * The beginning of `text` that fits into `tokens`, cut between two blocks where that leaves most of
 * it, and never inside a surrogate pair. `estimate` counts the tokens of a text.
 */
export function fitToBudget(text: string, tokens: number, estimate: (text: string) => number): string {
  if (estimate(text) <= tokens) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimate(text.slice(0, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  const blockEnd = text.lastIndexOf('\n\n', low);
  const cut = blockEnd > low * 0.9 ? blockEnd : low;
  const isInsidePair = /[\uD800-\uDBFF]/u.test(text.charAt(cut - 1)) && cut > 0;
  return text.slice(0, isInsidePair ? cut - 1 : cut).trimEnd();
}
