/** The way between the citations of a shown answer, their statements, and all of their places on a page. */
import type { NumberedTarget } from '../page/passage-target';
import { claimsOf } from './check-answer';
import { findCited, targetOf, type CitableText } from './citable';
import { rangeWithin, readCitation, runsIn, trimmed } from './runs-in';

/** The passages of a page that an answer cites, in the order of the answer. */
export interface CitedPage {
  readonly url: string;
  readonly passages: readonly CitedPlace[];
}

export interface CitedPlace extends NumberedTarget {
  /** The citations that lead there. */
  readonly citations: readonly HTMLElement[];
}

/** The passages that an answer cites, by page; without those of a PDF, whose viewer highlights nothing. */
export function citedPages(root: Element, texts: readonly CitableText[]): readonly CitedPage[] {
  const pages = new Map<string, Map<string, CitedPlace>>();
  for (const button of root.querySelectorAll<HTMLElement>('.citation')) {
    const cited = findCited(texts, readCitation(button));
    const { page } = cited?.of ?? { page: null };
    if (!cited || !page) continue;
    const target = targetOf(cited);
    if (target.pdfPage !== null) continue;
    const number = button.dataset['citation'] ?? '';
    const places = pages.get(page.url) ?? new Map<string, CitedPlace>();
    pages.set(page.url, places);
    const citations = [...(places.get(number)?.citations ?? []), button];
    places.set(number, { target, number, citations });
  }
  return Array.from(pages, ([url, places]) => ({ url, passages: [...places.values()] }));
}

/** The statement of an answer that rests on a citation; null where it is no longer shown. */
export function statementOf(root: Element, button: HTMLElement): Range | null {
  for (const run of runsIn(root)) {
    for (const { start, end, citations } of claimsOf(run)) {
      if (citations.some((citation) => citation.button === button)) {
        const place = trimmed(run.text, start, end);
        return rangeWithin(run, place.start, place.end);
      }
    }
  }
  return null;
}
