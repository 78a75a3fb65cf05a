/** The facts about a page that are sent beside its text, and that the user is shown as they are sent. */
import type { AttachedPage } from '../chat/conversation';
import { pageKey } from '../text/page-key';
import { sectionsOf } from './sections';

/** The page and its plan, as far as it is told. */
export type SentPage = Omit<AttachedPage, 'hash' | 'mode' | 'leftOut' | 'site'>;

/** Null stands for a fact that is not sent. */
export type PageFacts = Readonly<
  Record<'title' | 'url' | 'author' | 'published' | 'language', string | null>
>;

/** In characters, of what a page writes freely about itself. */
const LONGEST = 200;

/** Returns the facts as they are sent, each bounded and in its form, whatever the page wrote. */
export function pageFacts({
  title,
  url,
  byline,
  published,
  language,
}: Pick<SentPage, 'title' | 'url' | 'byline' | 'published' | 'language'>): PageFacts {
  return {
    title: bounded(title),
    url: sentAddress(url),
    author: bounded(byline ?? ''),
    published: dateOf(published ?? ''),
    language: languageTag(language ?? ''),
  };
}

/** The share of the page that is sent, as the model is told it; null where all of it is. */
export function partOf(page: SentPage, text: string, isDigest: boolean): string | null {
  const { sections, excerpts, range, characters, sentCharacters } = page;
  if (range) return `what stands around the selection, ${sentCharacters} of ${characters} characters`;
  if (isDigest) return 'summaries of all its parts, in the place of its text';
  // Before pages were sent by sections, their text was cut, and stored as it was cut.
  if (sections === null) {
    return sentCharacters < characters ? `the first ${sentCharacters} of ${characters} characters` : null;
  }
  const share = `${sections.length} of ${sectionsOf(text).length} sections`;
  return `${excerpts ? `excerpts of ${share}` : share}, ${sentCharacters} of ${characters} characters`;
}

/** On one line, so that it cannot pose as text of ours. */
function bounded(text: string): string | null {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line === '' ? null : line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Parameters that name a page on many sites. What else an address carries may be about the reader. */
const NAMES_PAGE =
  /^(id|p|page|page_?id|post|article|articleid|story|topic|thread|t|tid|fid|v|list|title|name|doc|docid|item|itemid|product|pid|sku|cat|category|section|chapter|entry|news|nid|aid|bid|no|num|q|query|search|s|k|keywords?|wd|lang|hl|locale|version|tab|view|oldid|curid)$/i;

/** A value that a person may have typed or a site may count with; a longer or wilder one may be a secret. */
const PLAIN_VALUE = /^[\p{L}\p{N}%+._~:,/-]{1,100}$/u;
const SECRET_VALUE = /(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{24,}|[0-9a-f]{32,}/;

/**
 * A page's address as it is sent: without what does not name the page, which may tell of the reader. A file on the disk
 * goes by its name alone: its folder may have the reader's.
 */
export function sentAddress(url: string): string | null {
  const address = URL.parse(pageKey(url));
  if (!address) return null;
  const { protocol, origin, pathname, search, hash } = address;
  if (protocol === 'file:') return `file:///…/${pathname.split('/').at(-1) ?? ''}`;
  const query = search.slice(1).split('&').filter(namesPage).join('&');
  const [route = ''] = hash.split('?', 1);
  return `${origin}${pathname}${query && `?${query}`}${route}`;
}

function namesPage(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=', 2);
  return NAMES_PAGE.test(name) && PLAIN_VALUE.test(value) && !SECRET_VALUE.test(value);
}

const ISO_DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?)?)?/;
const EAST_ASIAN_DATE = /^(\d{4})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})/;

/** The date that a text begins with or is, in ISO 8601; null for anything else. */
function dateOf(text: string): string | null {
  const [iso] = ISO_DATE.exec(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:)/, '$1T')) ?? [];
  if (iso) return Number.isNaN(Date.parse(iso)) ? null : iso;
  const [, year, month, day] = EAST_ASIAN_DATE.exec(text) ?? [];
  if (year && month && day) return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  const date = text.length > 40 ? null : new Date(text);
  if (!date || Number.isNaN(date.getTime())) return null;
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function twoDigits(part: number | string): string {
  return String(part).padStart(2, '0');
}

/** A language tag of language, script and region, without what a page may write after them; null where it is none. */
export function languageTag(tag: string): string | null {
  const [head = ''] =
    /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?(?=$|[-_])/i.exec(tag.trim()) ?? [];
  return head === '' ? null : head.replaceAll('_', '-');
}
