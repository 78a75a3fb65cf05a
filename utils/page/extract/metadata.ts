import { siteOf } from '../../text/page-key';
import { textOf } from '../dom/text-length';
import { findNodes, namesOf, readJsonLd, typesOf } from './json-ld';

/** The page's description of itself. */
export interface Metadata {
  readonly title: string;
  readonly site: string;
  readonly byline: string | null;
  /** As the page gives it, usually ISO 8601. */
  readonly published: string | null;
  /** BCP 47, as the page declares it. */
  readonly language: string | null;
  readonly excerpt: string | null;
}

/** Readability's findings, for what the page's head does not say. */
export type Guess = Partial<Record<'title' | 'byline' | 'published', string | null>>;

/** In characters: an excerpt is shown in a line or two. */
const MAX_EXCERPT = 500;

/**
 * Reads JSON-LD first, then Open Graph and other `meta`, then microdata, then visible elements, then the
 * guess.
 *
 * A single-page application often leaves the first page's head in place. So where the head names another
 * address than `url`, the window's title counts for more.
 */
export function readMetadata(document: Document, url: string, guess: Guess): Metadata {
  const isStale = isHeadStale(document, url);
  const thing = isStale ? undefined : mainThing(document);
  const meta = (...names: readonly string[]): string | null =>
    isStale ? null : metaContent(document, names);
  const site = metaContent(document, ['og:site_name', 'application-name']) ?? siteOf(url);
  const windowTitle = withoutSite(document.title, site);

  const declaredTitle = meta('og:title', 'twitter:title', 'citation_title');

  return {
    title:
      first(
        isStale ? null : agreedTitle(document, windowTitle, declaredTitle),
        thing && namesOf(thing['headline'])[0],
        declaredTitle,
        isStale ? windowTitle : null,
        guess.title && withoutSite(guess.title, site),
        windowTitle,
      ) ?? '',
    site,
    byline: cleanByline(
      first(
        thing && namesOf(thing['author']).join(', '),
        meta('author', 'article:author', 'parsely-author', 'citation_author', 'dc.creator'),
        property(document, 'author'),
        visibleAuthor(document),
        guess.byline,
      ),
    ),
    published: first(
      thing && namesOf(thing['datePublished'])[0],
      meta('article:published_time', 'datePublished', 'parsely-pub-date', 'citation_publication_date'),
      meta('dc.date', 'date', 'pubdate'),
      property(document, 'datePublished'),
      visibleDate(document),
      guess.published,
    ),
    language: first(
      document.documentElement.getAttribute('lang'),
      document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content'),
      metaContent(document, ['og:locale'])?.replace('_', '-'),
    ),
    excerpt:
      first(
        meta('og:description', 'description', 'twitter:description'),
        thing && namesOf(thing['description'])[0],
      )?.slice(0, MAX_EXCERPT) ?? null,
  };
}

/**
 * The window's title, where it agrees with the page's heading and the declared one does not: some
 * applications change both but leave their `meta` elements alone.
 */
function agreedTitle(document: Document, windowTitle: string, declared: string | null): string | null {
  if (!declared || windowTitle.includes(declared)) return null;
  const headings = new Set([...document.querySelectorAll('h1')].map(textOf));
  return windowTitle !== '' && headings.has(windowTitle) && !headings.has(declared) ? windowTitle : null;
}

function isHeadStale(document: Document, url: string): boolean {
  const declared =
    metaContent(document, ['og:url']) ??
    document.querySelector('link[rel=canonical]')?.getAttribute('href') ??
    url;
  const [here, there] = [URL.parse(url), URL.parse(declared, url)];
  return here !== null && there !== null && pathOf(here) !== pathOf(there);
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/(index\.\w+)?$/, '');
}

/**
 * Finds the subject of the page: the first node that has an author or a date, else the first of a kind with a
 * headline.
 */
function mainThing(document: Document) {
  const things = findNodes(readJsonLd(document)).filter((thing) => typesOf(thing).length > 0);
  return (
    things.find((thing) => thing['headline'] !== undefined) ??
    things.find((thing) => thing['datePublished'] !== undefined || thing['author'] !== undefined)
  );
}

/** The attributes in which a `meta` element has its name. */
const NAMES = ['property', 'name', 'itemprop'] as const;

/** The first `meta` element of each name: a page is asked for some twenty. */
const known = new WeakMap<Document, ReadonlyMap<string, Element>>();

function metaContent(document: Document, names: readonly string[]): string | null {
  let metas = known.get(document);
  if (!metas) {
    known.set(document, (metas = metasByName(document)));
    // The page may change before it is read again.
    queueMicrotask(() => known.delete(document));
  }
  for (const name of names) {
    const content = metas.get(name.toLowerCase())?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return null;
}

function metasByName(document: Document): ReadonlyMap<string, Element> {
  const metas = new Map<string, Element>();
  for (const meta of document.querySelectorAll('meta')) {
    for (const key of NAMES) {
      const name = meta.getAttribute(key)?.toLowerCase();
      if (name !== undefined && !metas.has(name)) metas.set(name, meta);
    }
  }
  return metas;
}

function property(document: Document, name: string): string | null {
  const element = document.querySelector(`[itemprop~="${name}"]`);
  const value = element?.querySelector('[itemprop=name]') ?? element;
  return value?.getAttribute('content') ?? value?.getAttribute('datetime') ?? value?.textContent ?? null;
}

function visibleAuthor(document: Document): string | null {
  const element = document.querySelector('a[rel~=author],[class~=byline],[class~=author-name]');
  const text = element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return text.length <= 100 ? text : null;
}

function visibleDate(document: Document): string | null {
  const time = document.querySelector('article time[datetime],main time[datetime],time[pubdate][datetime]');
  return time?.getAttribute('datetime') ?? null;
}

/** Removes a byline that is only the address of a profile. */
function cleanByline(byline: string | null): string | null {
  const text =
    byline
      ?.replace(/\s+/g, ' ')
      .replace(/^by:?\s+/i, '')
      .trim() ?? '';
  return text === '' || /^https?:\/\//.test(text) ? null : text;
}

/** "How tides work – The Harbour" is "How tides work" on the site "The Harbour". */
function withoutSite(title: string, site: string): string {
  for (const separator of [' | ', ' - ', ' – ', ' — ', ' · ', ' :: ', ' » ']) {
    const suffix = separator + site;
    if (title.toLowerCase().endsWith(suffix.toLowerCase())) return title.slice(0, -suffix.length).trim();
  }
  return title.trim();
}

function first(...values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const text = value?.replace(/\s+/g, ' ').trim();
    if (text) return text;
  }
  return null;
}
