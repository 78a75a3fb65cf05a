/**
 * A part of a page has citations of its own, from 1, so that its summary is the same wherever it is. They are
 * converted back into those of the page.
 */
import { citationOf, FIRST, withOtherCitations } from './numbered-text';
import { passagesOf, type Passage } from './passages';

interface Stretch {
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** For each passage of the text that these ranges of a page make together, its number in the page. */
export function partPassages(
  text: string,
  passages: readonly Passage[],
  stretches: readonly Stretch[],
): readonly number[] {
  let stretch = 0;
  let before = 0;
  let next = 0;
  return passagesOf(text).map(({ start }) => {
    for (;;) {
      const { start: from = 0, end = 0 } = stretches[stretch] ?? {};
      if (start < before + end - from || stretch >= stretches.length - 1) break;
      before += end - from;
      stretch += 1;
    }
    const place = start - before + (stretches[stretch]?.start ?? 0);
    while ((passages[next]?.end ?? Infinity) <= place) next += 1;
    return passages[next]?.number ?? 0;
  });
}

/** Renumbers the page's citations in a text from 1 in order of appearance, and lists the originals. */
export function withLocalCitations(text: string): {
  readonly text: string;
  readonly passages: readonly number[];
} {
  const places = new Map<number, number>();
  const local = withOtherCitations(text, (number) => {
    const place = places.get(number) ?? places.size + 1;
    places.set(number, place);
    return citationOf(FIRST, place);
  });
  return { text: local, passages: [...places.keys()] };
}

/** Converts the citations in a part's summary back into the page's. */
export function withPageCitations(text: string, passages: readonly number[]): string {
  return withOtherCitations(text, (place) => {
    const number = passages[place - 1];
    return number === undefined ? null : citationOf(FIRST, number);
  });
}
