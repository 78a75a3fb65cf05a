import { Readability } from '@mozilla/readability';
import { HEADINGS } from '../dom/block-elements';
import { dataLength, linkLength, proseLength, textLength } from '../dom/text-length';
import { articleScore } from './article-score';
import { dropBesideProduct, hasPrice, isProduct } from './product';
import { prune } from './prune';
import { dropRepeats } from './repeats';
import { dropSideSections } from './side-sections';
import { strip } from './strip';
import { findThread, type Thread } from './threads';

/** Shorter than this, in characters, it is more likely a banner than the text. */
const MIN_ARTICLE = 140;

/**
 * The least share of the page that must be in what Readability takes for the article; below it the whole page
 * without its furniture is read instead. Where all signs say that it is an article, comments may be most of the
 * text; the fewer say so, the more likely little means that a list was taken for clutter.
 */
const MIN_SHARE = { certain: 0.12, likely: 0.3, other: 0.6 } as const;

/** The same for sentences alone: a page whose sentences stand in many places has no one article. */
const MIN_PROSE_SHARE = { certain: 0.12, likely: 0.6, other: 0.85 } as const;

/** From so many characters on what a page has said before is left out: a line of a list, a paragraph of an article. */
const MIN_LINE = 60;
const MIN_PARAGRAPH = 200;

/** The least share of the page's text that is in tables of data, for them to belong to it, and of them then. */
const MIN_DATA = 0.25;
const MIN_DATA_SHARE = 0.5;

/** From this `articleScore` on a page is an article for certain, and from this on it is likely one. */
const CERTAIN = 4;
const LIKELY = 1;

/** The least share of an article that pruning must leave. */
const MIN_KEPT = 0.5;

/** How long a text Readability looks for before it tries again with fewer rules. */
const CHAR_THRESHOLD = 250;

/** The least share of the page's text that is a thread's, for the page to be that thread. */
const MIN_THREAD = 0.35;

/** A page's main text, and what Readability found beside it. */
export interface MainText {
  readonly content: Element;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

/** Finds the main text of a page without furniture, as `snapshot` copied it. Takes the copy apart. */
export function mainText(copy: Document, url: string): MainText {
  const isAboutProduct = isProduct(copy, url);
  const score = articleScore(copy, url);
  if (isAboutProduct) dropBesideProduct(copy.body);
  if (score < CERTAIN) dropSideSections(copy.body, isAboutProduct);
  const thread = isAboutProduct || score >= CERTAIN ? null : findThread(copy.body);
  if (thread) {
    const page = stripped(copy.body);
    if (thread.length >= MIN_THREAD * (textLength(page) - linkLength(page))) {
      return { content: threadContent(copy, thread), title: null, byline: null, published: null };
    }
  }
  // Reading the article takes the page apart.
  const body = copy.body.cloneNode(true) as Element;
  const article = readArticle(copy);
  const isPriced =
    !isAboutProduct || !hasPrice(body) || (article.content !== null && hasPrice(article.content));
  const content = choose(body, isPriced ? article.content : null, score);
  dropRepeats(content, score < LIKELY ? MIN_LINE : MIN_PARAGRAPH);
  return { ...article, content };
}

type Kind = keyof typeof MIN_SHARE;

/** The article where there is one, else the page without what stands around its text. */
function choose(body: Element, article: Element | null, score: number): Element {
  const kind = score >= CERTAIN ? 'certain' : score >= LIKELY ? 'likely' : 'other';
  const whole = textLength(body);
  // Enough of all there is needs no look at what would be left of it.
  if (!article || !isEnough(article, kind, whole, whole)) {
    const page = stripped(body);
    if (!article || !isEnough(article, kind, textLength(page), proseLength(page))) return page;
    if (!hasItsData(article, page)) return page;
  }
  return kind !== 'other' ? cleaned(article, prune) : cleaned(article, (copy) => strip(copy, 'thorough'));
}

/** Whether an article is most of a page with so much text, and so much of it in sentences. */
function isEnough(article: Element, kind: Kind, length: number, prose: number): boolean {
  const least = Math.max(MIN_ARTICLE, MIN_SHARE[kind] * length);
  return textLength(article) > least && proseLength(article) >= MIN_PROSE_SHARE[kind] * prose;
}

/** Whether the tables of a page that is full of them are in its article: they hold names and numbers, no sentences. */
function hasItsData(article: Element, page: Element): boolean {
  const data = dataLength(page);
  return data < MIN_DATA * textLength(page) || dataLength(article) >= MIN_DATA_SHARE * data;
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
  // Readability takes what is called a header for the page's.
  for (const heading of page.body.querySelectorAll(HEADINGS)) {
    const classes = heading.getAttribute('class');
    if (classes) heading.setAttribute('class', classes.replace(/header/gi, 'heading'));
  }
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

/** Each post under a heading with its author and its time. */
function threadContent(copy: Document, { opening, posts }: Thread): Element {
  const content = copy.createElement('div');
  content.append(...opening.map((element) => element.cloneNode(true)));
  for (const { author, time, parts } of posts) {
    if (parts.length === 0) continue;
    const heading = copy.createElement('h3');
    heading.textContent = time === null ? author : `${author}, ${time}`;
    content.append(heading, ...parts.map((element) => element.cloneNode(true)));
  }
  strip(content, 'thorough');
  dropRepeats(content, MIN_LINE);
  return content;
}
