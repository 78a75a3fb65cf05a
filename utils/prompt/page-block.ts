import type { AttachedPage } from '../chat/conversation';
import { attributesOf } from './attributes';
import { escapeTags } from './escape-tags';
import { createNumberedSlice, citationOf, withOtherCitations } from './numbered-text';
import type { PassageNumbers } from './numbering';
import { sectionsOf } from './sections';
import { stretchOf, textOfSections } from './text-of-sections';

/** The facts about a page that are sent beside its text. */
type SentPage = Omit<AttachedPage, 'hash' | 'mode' | 'leftOut' | 'site'>;

/**
 * The text of a page as it is sent, and as the user is shown it: the chosen sections or all, with the
 * citations of its passages; without `citations` they are numbered from 1.
 */
export function sentText(
  text: string,
  sections: readonly number[] | null,
  citations: PassageNumbers | null = null,
): string {
  return escapeTags(textOfSections(text, sections, createNumberedSlice(text, citations)));
}

/**
 * A page as it is sent. `digest` replaces its text where it was read section by section; its citations count
 * the passages of the text from 1.
 */
export function pageBlock(
  page: SentPage,
  text: string,
  {
    citations = null,
    digest = null,
  }: { readonly citations?: PassageNumbers | null; readonly digest?: string | null } = {},
): string {
  const { title, url, byline: author, published, language } = page;
  const attributes = { title, url, author, published, language, part: partOf(page, text, digest !== null) };
  const content =
    digest === null ? contentOf(page, text, citations) : escapeTags(withCitationsOf(digest, citations));
  return `<page${attributesOf(attributes)}>\n${content}\n</page>`;
}

function contentOf({ range, sections }: SentPage, text: string, citations: PassageNumbers | null): string {
  if (!range) return sentText(text, sections, citations);
  const section = sectionsOf(text).findLast(({ start }) => start <= range.start);
  // A section that is sent from its beginning has its own heading.
  const own = section && section.start < range.start ? [section.title] : [];
  const above = section ? [...section.path, ...own] : [];
  return escapeTags(stretchOf(text, range, above, createNumberedSlice(text, citations)));
}

function withCitationsOf(digest: string, citations: PassageNumbers | null): string {
  if (!citations) return digest;
  return withOtherCitations(digest, (place) => {
    const number = citations.numbers[place - 1];
    return number === undefined ? null : citationOf(citations.source, number);
  });
}

function partOf(page: SentPage, text: string, isDigest: boolean): string | null {
  const { sections, range, characters, sentCharacters } = page;
  if (range) return `what stands around the selection, ${sentCharacters} of ${characters} characters`;
  if (isDigest) return 'summaries of all its parts, in the place of its text';
  // Before pages were sent by sections, their text was cut, and stored as it was cut.
  if (sections === null) {
    return sentCharacters < characters ? `the first ${sentCharacters} of ${characters} characters` : null;
  }
  return `${sections.length} of ${sectionsOf(text).length} sections, ${sentCharacters} of ${characters} characters`;
}
