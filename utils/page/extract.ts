import { Readability } from '@mozilla/readability';
import { articleScore } from './article-score';
import { normaliseCode } from './code';
import { hiddenText } from './late-parts';
import { toMarkdown } from './markdown';
import { type Metadata, readMetadata } from './metadata';
import { prune } from './prune';
import { isProduct } from './product';
import { PLAIN_SIGHT } from './sight';
import { snapshot, snapshotOfHidden } from './snapshot';
import { dropBesideProduct, dropFurniture, strip } from './strip';
import { textLength } from './text-length';

/** A page's main text and what it says about itself. */
export interface ExtractedPage extends Metadata {
  /** The main text. Empty when the page has none. */
  readonly markdown: string;
}

/** Shorter than this, in characters, it is more likely a banner than the text. */
const MIN_ARTICLE = 140;

/**
 * The least share of the page that must be in what Readability takes for the article; below it the whole page
 * without its furniture is read instead. Where all signs say that it is an article, comments may be most of the
 * text; the fewer say so, the more likely little means that a list was taken for clutter.
 */
const MIN_SHARE = { certain: 0.12, likely: 0.3, other: 0.6 } as const;

/** From this `articleScore` on a page is an article for certain, and from this on it is likely one. */
const CERTAIN = 4;
const LIKELY = 1;

/** The least share of an article that pruning must leave. */
const MIN_KEPT = 0.5;

/** How long a text Readability looks for before it tries again with fewer rules. */
const CHAR_THRESHOLD = 250;

/**
 * Reads the main text of a page as Markdown, and its metadata.
 *
 * Uses the DOM alone and changes nothing in it. `url` is the page's address, to which links are relative.
 * Never waits: a page that is still drawing itself gives what is there.
 */
export function extractPage(document: Document, url: string, sight = PLAIN_SIGHT): ExtractedPage {
  if (isPlainText(document)) {
    return { ...readMetadata(document, url, {}), markdown: (document.body?.textContent ?? '').trim() };
  }
  const copy = snapshot(document, url, sight);
  dropFurniture(copy.body);
  const hidden = hiddenText(document, textLength(copy.body));
  if (hidden) copy.body.append(snapshotOfHidden(hidden, url, sight));
  if (isProduct(document, url)) dropBesideProduct(copy.body);
  normaliseCode(copy.body);
  const page = stripped(copy.body);
  const article = readArticle(copy);
  const main = mainOf(page, article.content, articleScore(document, url));
  return { ...readMetadata(document, url, article), markdown: toMarkdown(main, url) };
}

/** The article where there is one, else the page without what stands around its text. */
function mainOf(page: Element, article: Element | null, score: number): Element {
  const kind = score >= CERTAIN ? 'certain' : score >= LIKELY ? 'likely' : 'other';
  const least = Math.max(MIN_ARTICLE, MIN_SHARE[kind] * textLength(page));
  if (!article || textLength(article) <= least) return page;
  return kind !== 'other' ? cleaned(article, prune) : cleaned(article, (copy) => strip(copy, 'thorough'));
}

/** Reads all that a page shows, with navigation and whatever else stands around its text, in the same form. */
export function extractWhole(document: Document, url: string, sight = PLAIN_SIGHT): ExtractedPage {
  if (isPlainText(document)) return extractPage(document, url, sight);
  const copy = snapshot(document, url, sight);
  normaliseCode(copy.body);
  return { ...readMetadata(document, url, {}), markdown: toMarkdown(copy.body, url) };
}

/** A text file, which browsers show in a `pre`: already what is wanted. */
function isPlainText(document: Document): boolean {
  return /^(text\/(?!html)|application\/(json|.*\+json)$)/.test(document.contentType);
}

function stripped(body: Element): Element {
  const page = strip(body.cloneNode(true) as Element, 'thorough');
  return textLength(page) >= MIN_ARTICLE ? page : strip(body.cloneNode(true) as Element, 'gentle');
}

/** A rule that takes most of a text away has mistaken it for something else. */
function cleaned(text: Element, clean: (copy: Element) => void): Element {
  const copy = text.cloneNode(true) as Element;
  clean(copy);
  return textLength(copy) >= MIN_KEPT * textLength(text) ? copy : text;
}

interface Article {
  readonly content: Element | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

/** Takes the page apart. One that Readability cannot bear has no article. */
function readArticle(page: Document): Article {
  const reader = new Readability(page, {
    keepClasses: true,
    charThreshold: CHAR_THRESHOLD,
    serializer: (node) => node as Element,
  });
  const article = parse(reader);
  return {
    content: article?.content ?? null,
    title: article?.title ?? null,
    byline: article?.byline ?? null,
    published: article?.publishedTime ?? null,
  };
}

function parse(reader: Readability<Element>): ReturnType<Readability<Element>['parse']> {
  try {
    return reader.parse();
  } catch {
    return null;
  }
}
