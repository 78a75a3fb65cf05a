import { fenced } from './boundary';
import { escapeTags } from './escape-tags';
import { createNumberedSlice, citationOf, withOtherCitations } from './numbered-text';
import type { PassageNumbers } from './numbering';
import { pageFacts, partOf, type SentPage } from './page-facts';
import { sectionsOf } from './sections';
import { stretchOf, textOfSections, type SentPart } from './text-of-sections';

interface BlockOptions {
  /** The code in the tags around it; see `boundaryOf`. */
  readonly boundary: string;
  readonly citations?: PassageNumbers | null;
  /** The text in place of its own, where it was read section by section. */
  readonly digest?: string | null;
}

/**
 * The text of a page as it is sent, and as the user is shown it: the chosen sections or all, with the
 * citations of its passages; without `citations` they are numbered from 1.
 */
export function sentText(
  text: string,
  sections: readonly number[] | null,
  citations: PassageNumbers | null = null,
): string {
  return escapeTags(numberedText(text, { sections }, citations));
}

function numberedText(text: string, part: SentPart, citations: PassageNumbers | null): string {
  return textOfSections(text, part, createNumberedSlice(text, citations));
}

/** A page as it is sent. The citations of a digest count the passages of the text from 1. */
export function pageBlock(
  page: SentPage,
  text: string,
  { boundary, citations = null, digest = null }: BlockOptions,
): string {
  const attributes = { ...pageFacts(page), part: partOf(page, text, digest !== null) };
  const content = digest === null ? contentOf(page, text, citations) : withCitationsOf(digest, citations);
  return fenced('page', boundary, content, attributes);
}

/** A page whose text is gone, by its facts. */
export function emptyPageBlock(page: SentPage, boundary: string): string {
  const attributes = { ...pageFacts(page), part: 'none of its text, which is no longer kept' };
  return fenced('page', boundary, '', attributes);
}

function contentOf(page: SentPage, text: string, citations: PassageNumbers | null): string {
  const { range } = page;
  if (!range) return numberedText(text, page, citations);
  const section = sectionsOf(text).findLast(({ start }) => start <= range.start);
  // A section that is sent from its beginning has its own heading.
  const own = section && section.start < range.start ? [section.title] : [];
  const above = section ? [...section.path, ...own] : [];
  return stretchOf(text, range, above, createNumberedSlice(text, citations));
}

function withCitationsOf(digest: string, citations: PassageNumbers | null): string {
  if (!citations) return digest;
  return withOtherCitations(digest, (place) => {
    const number = citations.numbers[place - 1];
    return number === undefined ? null : citationOf(citations.source, number);
  });
}
