/** Citations that the reader moved to another passage than the answer names. The answer itself stays as it came. */
import { replaceCitations } from './replace-citations';
import type { Citation } from './tree';

/** A citation that leads to another passage than the answer names. */
export interface MovedCitation extends Omit<Citation, 'type'> {
  /** Its place among all citations of the answer, from 0. */
  readonly nth: number;
}

/** The citations of an answer's Markdown, in order. */
export function citationsOf(markdown: string): readonly Citation[] {
  const found: Citation[] = [];
  replaceCitations(markdown, (citations) => {
    found.push(...citations);
    return null;
  });
  return found;
}

/** The Markdown with its citations as they were moved. */
export function withMoved(markdown: string, moved: readonly MovedCitation[]): string {
  if (moved.length === 0) return markdown;
  const byPlace = new Map(moved.map((one) => [one.nth, one]));
  let count = 0;
  return replaceCitations(markdown, (citations) => {
    const first = count;
    count += citations.length;
    if (!citations.some((_, i) => byPlace.has(first + i))) return null;
    return `[${citations.map((citation, i) => nameOf(byPlace.get(first + i) ?? citation)).join(', ')}]`;
  });
}

/** The moves of citations, by the names of their passages. */
export function movesOf(
  markdown: string,
  moved: readonly MovedCitation[],
): readonly { readonly from: string; readonly to: string }[] {
  const written = citationsOf(markdown);
  return moved.flatMap(({ nth, ...to }) => {
    const from = written[nth];
    return from ? [{ from: nameOf(from), to: nameOf(to) }] : [];
  });
}

/** A citation as an answer writes it: `7`, or `2·7`. */
export function nameOf({ source, passage }: Omit<Citation, 'type'>): string {
  return source === null ? String(passage) : `${source}·${passage}`;
}

/** Reads a citation as an answer writes it. */
export function readName(name: string): Omit<Citation, 'type'> {
  const [passage, source] = name.split('·').toReversed();
  return { source: source === undefined ? null : Number(source), passage: Number(passage) };
}
