import AnyGraph from 'graphology';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { Paragraph } from './paragraphs.ts';
import { contentWords, sentencesOf } from './words.ts';

/** The number of sentences, from the first, that a page is ranked by, to answer at once. */
const MAX_SENTENCES = 500;

/** A word in more than this share of the sentences connects everything, and so nothing. */
const COMMON_SHARE = 0.25;

interface Sentence {
  readonly text: string;
  readonly mark: string;
  readonly words: ReadonlySet<string>;
  readonly order: number;
}

/**
 * The `count` most central sentences of a text, the best first, with their place in it: TextRank (Mihalcea and Tarau,
 * 2004), that is PageRank over the graph of sentences, connected by the words they share.
 */
export function rankSentences(paragraphs: readonly Paragraph[], count: number): readonly Sentence[] {
  const sentences = candidates(paragraphs);
  const graph = new AnyGraph<Record<string, never>, { weight: number }>({ type: 'undirected' });
  for (const { order } of sentences) graph.addNode(order);
  for (const [a, b, shared] of overlaps(sentences)) {
    // The logarithms keep long sentences from winning by their length.
    graph.addEdge(a.order, b.order, { weight: shared / (Math.log(a.words.size) + Math.log(b.words.size)) });
  }
  if (graph.order === 0) return [];
  const ranks = pagerank(graph, { getEdgeWeight: 'weight' });
  return sentences.toSorted((a, b) => (ranks[b.order] ?? 0) - (ranks[a.order] ?? 0)).slice(0, count);
}

/** Sentences that can stand alone, each once. */
export function candidates(paragraphs: readonly Paragraph[]): readonly Sentence[] {
  const marks = new Map<string, string>();
  for (const { text, mark } of paragraphs) {
    for (const sentence of sentencesOf(text)) if (!marks.has(sentence)) marks.set(sentence, mark);
  }
  return [...marks]
    .filter(([text]) => text.length <= 500)
    .slice(0, MAX_SENTENCES)
    .map(([text, mark], order) => ({ text, mark, words: new Set(contentWords(text)), order }))
    .filter(({ words }) => words.size >= 4);
}

/** The pairs of sentences that share words, and how many. */
function* overlaps(sentences: readonly Sentence[]): Generator<readonly [Sentence, Sentence, number]> {
  const holders = new Map<string, Sentence[]>();
  const isCommon = (count: number) => count > Math.max(5, sentences.length * COMMON_SHARE);
  for (const sentence of sentences) {
    for (const word of sentence.words) {
      const others = holders.get(word);
      if (others) others.push(sentence);
      else holders.set(word, [sentence]);
    }
  }
  for (const sentence of sentences) {
    const shared = new Map<Sentence, number>();
    for (const word of sentence.words) {
      const others = holders.get(word) ?? [];
      if (isCommon(others.length)) continue;
      for (const other of others) {
        if (other.order > sentence.order) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    for (const [other, count] of shared) yield [sentence, other, count];
  }
}
