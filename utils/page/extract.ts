import { Readability } from '@mozilla/readability';
import { articleScore } from './article-score';
import { normaliseCode } from './code';
import { toMarkdown } from './markdown';
import { type Metadata, readMetadata } from './metadata';
import { prune } from './prune';
import { snapshot } from './snapshot';
import { dropFurniture, strip } from './strip';
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
 * without its furniture is read instead. On a page that says it is an article, comments may be most of the
 * text; on others little means that a list was taken for clutter.
 */
const MIN_SHARE = { article: 0.12, other: 0.45 } as const;

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
export function extractPage(document: Document, url: string): ExtractedPage {
  if (isPlainText(document)) {
    return { ...readMetadata(document, url, {}), markdown: (document.body?.textContent ?? '').trim() };
  }
  const copy = snapshot(document, url);
  dropFurniture(copy.body);
  normaliseCode(copy.body);
  const article = readArticle(copy);
  const isArticle = articleScore(document, url) >= 1;
  const page = stripped(copy.body);
  const { content } = article;
  const least = Math.max(MIN_ARTICLE, MIN_SHARE[isArticle ? 'article' : 'other'] * textLength(page));
  const metadata = readMetadata(document, url, article);
  if (!content || textLength(content) <= least) return { ...metadata, markdown: toMarkdown(page, url) };
  return { ...metadata, markdown: toMarkdown(isArticle ? pruned(content) : content, url) };
}

/** A text file, which browsers show in a `pre`: already what is wanted. */
function isPlainText(document: Document): boolean {
  return /^(text\/(?!html)|application\/(json|.*\+json)$)/.test(document.contentType);
}

function stripped(body: Element): Element {
  const whole = body.cloneNode(true) as Element;
  const page = strip(body, 'thorough');
  return textLength(page) >= MIN_ARTICLE ? page : strip(whole, 'gentle');
}

/** A rule that takes most of an article away has mistaken it for something else. */
function pruned(article: Element): Element {
  const copy = article.cloneNode(true) as Element;
  prune(copy);
  return textLength(copy) >= MIN_KEPT * textLength(article) ? copy : article;
}

interface Article {
  readonly content: Element | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

/** Readability takes its document apart, so it gets one of its own. A page it cannot bear has no article. */
function readArticle(page: Document): Article {
  const reader = new Readability(page.cloneNode(true) as Document, {
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
