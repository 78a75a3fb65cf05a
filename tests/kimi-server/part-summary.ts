import type { Paragraph } from './paragraphs.ts';
import { contentWords, sentencesOf } from './words.ts';

/** Sentences that stand for a part of a page. */
const COUNT = 8;

/**
 * The summary of a part of a long page, for a model and not for a person: the sentences with the rarest words, in their
 * order. Sentences that repeat the others are left out.
 */
export function partSummary(paragraphs: readonly Paragraph[]): string {
  const marks = new Map(
    paragraphs.flatMap(({ text, mark }) => sentencesOf(text).map((sentence) => [sentence, mark] as const)),
  );
  const sentences = [...marks].map(([text, mark], order) => ({
    text: mark === '' ? text : `${text} ${mark}`,
    order,
    words: [...new Set(contentWords(text))],
  }));
  const holders = new Map<string, number>();
  for (const { words } of sentences) {
    for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const rarity = ({ words }: { readonly words: readonly string[] }) =>
    words.reduce((sum, word) => sum + 1 / (holders.get(word) ?? 1), 0);
  const best = sentences
    .filter(({ text }) => text.length <= 500)
    .toSorted((a, b) => rarity(b) - rarity(a) || a.order - b.order)
    .slice(0, COUNT)
    .toSorted((a, b) => a.order - b.order);
  return best.length > 0 ? best.map(({ text }) => `- ${text}`).join('\n') : 'There is nothing to keep.';
}
