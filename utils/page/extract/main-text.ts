import { Readability } from '@mozilla/readability';
import { HEADINGS } from '../dom/block-elements';
import { dataLength, linkLength, proseLength, textLength } from '../dom/text-length';
import { articleScore } from './article-score';
import { keepCallouts } from './callouts';
import { dropBesideProduct, hasPrice, isProduct } from './product';
import { prune } from './prune';
import { hasItsRecords, keepRecords } from './record-parts';
import { dropRepeats } from './repeats';
import { runsToParagraphs } from './runs';
import { dropSideSections } from './side-sections';
import { strip } from './strip';
import { findThread, type Thread } from './threads';

/** Text shorter than this, in characters, is more likely a banner. */
const MIN_ARTICLE = 140;

/**
 * The least share of the page that Readability's article must have; below it the whole page without its
 * boilerplate is read instead. Where all signs say that the page is an article, comments may be most of its
 * text; the fewer signs say so, the more likely a small share means that a list was taken for boilerplate.
 */
const MIN_SHARE = { certain: 0.12, likely: 0.3, other: 0.6 } as const;

/** The same for sentences alone: a page with sentences in many places has no single article. */
const MIN_PROSE_SHARE = { certain: 0.12, likely: 0.6, other: 0.85 } as const;

/**
 * From this many characters on, text that a page repeats is left out: a line of a list, a paragraph of an
 * article.
 */
const MIN_LINE = 60;
const MIN_PARAGRAPH = 200;

/**
 * The least share of the page's text in data tables for these to belong to it, and the least share of them to
 * keep then.
 */
const MIN_DATA = 0.25;
const MIN_DATA_SHARE = 0.5;

/** From this `articleScore` on, a page is certainly an article; from the other, likely one. */
const CERTAIN = 4;
const LIKELY = 1;

/** The least share of an article that pruning must leave. */
const MIN_KEPT = 0.5;

/** Readability looks for a text of this length before it tries again with fewer rules. */
const CHAR_THRESHOLD = 250;

/** The least share of the page's text that a thread must have for the page to be that thread. */
const MIN_THREAD = 0.35;

/** A page's main text, and the metadata that Readability found with it. */
export interface MainText {
  readonly content: Element;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

/** Finds the main text of a page without its boilerplate, in a copy by `snapshot`. Takes the copy apart. */
export function mainText(copy: Document, url: string): MainText {
  const isAboutProduct = isProduct(copy, url);
  const score = articleScore(copy, url);
  keepCallouts(copy.body);
  if (isAboutProduct) dropBesideProduct(copy.body);
  if (score < CERTAIN) dropSideSections(copy.body, isAboutProduct);
  if (score < LIKELY) keepRecords(copy.body);
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

/** Chooses the article where there is one, else the page without its boilerplate. */
function choose(body: Element, article: Element | null, score: number): Element {
  const kind = score >= CERTAIN ? 'certain' : score >= LIKELY ? 'likely' : 'other';
  const whole = textLength(body);
  // An article with enough of the whole page needs no second look at the page without boilerplate.
  const isMissing = kind === 'other' && article !== null && !hasItsRecords(article, body);
  if (!article || isMissing || !isEnough(article, kind, whole, whole)) {
    const page = stripped(body);
    if (!article || isMissing || !isEnough(article, kind, textLength(page), proseLength(page))) return page;
    if (!hasItsData(article, page)) return page;
  }
  return kind !== 'other' ? cleaned(article, prune) : cleaned(article, (copy) => strip(copy, 'thorough'));
}

/** True if an article is most of a page with this much text, and this much of it in sentences. */
function isEnough(article: Element, kind: Kind, length: number, prose: number): boolean {
  const least = Math.max(MIN_ARTICLE, MIN_SHARE[kind] * length);
  return textLength(article) > least && proseLength(article) >= MIN_PROSE_SHARE[kind] * prose;
}

/**
 * True if the article has the tables of a page that is full of them: they hold names and numbers, no
 * sentences.
 */
function hasItsData(article: Element, page: Element): boolean {
  const data = dataLength(page);
  return data < MIN_DATA * textLength(page) || dataLength(article) >= MIN_DATA_SHARE * data;
}

function stripped(body: Element): Element {
  const page = strip(body.cloneNode(true) as Element, 'thorough');
  return textLength(page) >= MIN_ARTICLE ? page : strip(body.cloneNode(true) as Element, 'gentle');
}

/** Cleans a text, unless the rule takes most of it away: then it has mistaken it for something else. */
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

/** Takes the page apart. A page on which Readability throws has no article. */
function readArticle(page: Document): Article {
  runsToParagraphs(page.body);
  // Readability takes anything called a header for the page's own.
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

/** Puts each post under a heading with its author and time. */
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
