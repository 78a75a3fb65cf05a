import { namesOf, splitNames } from '../dom/names';
import { dataLength, linkLength, proseLength, textLength, textOf } from '../dom/text-length';
import { readArticle } from './article';
import { articleScore } from './article-score';
import { dropBeforeTitle } from './before-title';
import { keepCallouts } from './callouts';
import { hasTitles, lacksCards, lacksTitles } from './cards';
import { commentsOf, isComments, postsOf, removeComments } from './comments';
import { dropEchoLinks } from './echo-links';
import { dropBesideProduct, hasPrice, isProduct } from './product';
import { prune } from './prune';
import { hasItsRecords, keepRecords } from './record-parts';
import { keepLead } from './lead';
import { dropLoneLinks } from './lone-links';
import { dropNotices } from './notices';
import { dropRepeats } from './repeats';
import { dropSideSections } from './side-sections';
import { SITE_PART_NAME } from './site-parts';
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

/** The same for shops and threads, which repeat more. Values that several variants share are shorter. */
const MIN_SHORT_LINE = 40;

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

/** A page with this many times the sentences of a note of the site has its text elsewhere. */
const OUTWEIGHED = 1.5;

/**
 * The least share of the page's text that a thread must have for the page to be that thread; more where only
 * the place of the names tells who speaks.
 */
const MIN_THREAD = { signed: 0.35, unsigned: 0.6 } as const;

/**
 * From this many characters of sentences on, and as many as the mean post has, what a page says before a thread
 * is its first post.
 */
const MIN_FIRST_POST = 300;

/** Marks the beginning of a thread in a copy of the page. */
const MARK = 'data-thread';

/** A page's main text, and the metadata that Readability found with it. */
export interface MainText {
  readonly content: Element;
  /** The comments under it, which are no part of it; null without any. */
  readonly comments: Element | null;
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
  if (score < LIKELY && !isAboutProduct) keepRecords(copy.body);
  const thread = isAboutProduct ? null : findThread(copy.body);
  const before = thread && splitAt(copy.body, thread);
  let comments: Element | null = null;
  if (thread && before && isComments(thread, before.own, score)) {
    comments = cleanedThread(commentsOf(copy, thread));
    removeComments(thread);
  } else if (thread && before && score < CERTAIN) {
    const least = MIN_THREAD[thread.isSigned ? 'signed' : 'unsigned'];
    if (thread.length >= least * (textLength(before.page) - linkLength(before.page))) {
      const content = threadContent(copy, thread, before);
      return { content, comments: null, title: null, byline: null, published: null };
    }
  }
  // Reading the article takes the page apart.
  const body = copy.body.cloneNode(true) as Element;
  const article = readArticle(copy);
  const isPriced =
    !isAboutProduct || !hasPrice(body) || (article.content !== null && hasPrice(article.content));
  const content = choose(body, isPriced ? article.content : null, score);
  if (score < CERTAIN) dropEchoLinks(content);
  if (score < LIKELY) dropBeforeTitle(content);
  if (score < LIKELY) dropLoneLinks(content);
  const least = isAboutProduct ? MIN_SHORT_LINE : score < LIKELY ? MIN_LINE : MIN_PARAGRAPH;
  dropRepeats(content, least, isAboutProduct);
  dropNotices(content);
  return { ...article, content, comments };
}

type Kind = keyof typeof MIN_SHARE;

/** Chooses the article where there is one, else the page without its boilerplate. */
function choose(body: Element, article: Element | null, score: number): Element {
  const kind = score >= CERTAIN ? 'certain' : score >= LIKELY ? 'likely' : 'other';
  const total = textLength(body);
  // An article with enough of the whole page needs no second look at the page without boilerplate.
  const isMissing = kind === 'other' && article !== null && !hasItsRecords(article, body);
  const mayBeList = kind !== 'certain' && article !== null && lacksTitles(article, body);
  if (!article || isMissing || mayBeList || !isEnough(article, kind, total, total)) {
    const page = stripped(body);
    const whole = (): Element => (kind === 'other' || hasTitles(page) ? page : cleaned(page, prune));
    if (!article || isMissing || !isEnough(article, kind, textLength(page), proseLength(page)))
      return whole();
    if (!hasItsData(article, page) || (mayBeList && lacksCards(article, page))) return whole();
  }
  if (kind === 'other') return cleaned(article, (copy) => strip(copy, 'thorough'));
  if (isSitePart(article) && isOutweighed(article, body)) return cleaned(stripped(body), prune);
  keepLead(article, body);
  return cleaned(article, prune);
}

/** True if most of an article is a part that a site adds to each of them, by its name. */
function isSitePart(article: Element): boolean {
  const least = MIN_KEPT * textLength(article);
  return [...article.querySelectorAll('[class],[id]')].some(
    (part) => SITE_PART_NAME.test(splitNames(namesOf(part))) && textLength(part) >= least,
  );
}

/** True if a page has far more sentences than what was found of it. */
function isOutweighed(text: Element, body: Element): boolean {
  return proseLength(stripped(body)) >= OUTWEIGHED * proseLength(text);
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

interface Split {
  /** The page without its boilerplate. */
  readonly page: Element;
  /** The part of it before a thread: all of it where the thread itself passes for boilerplate. */
  readonly own: Element;
}

function splitAt(body: Element, { starts, posts }: Thread): Split {
  // The head of a post may pass for boilerplate where its text does not.
  const marks = [...starts, ...posts.flatMap(({ parts }) => parts)];
  for (const mark of marks) mark.setAttribute(MARK, '');
  const page = stripped(body);
  for (const mark of marks) mark.removeAttribute(MARK);
  const mark = page.querySelector(`[${MARK}]`);
  if (!mark) return { page, own: page };
  const before = page.ownerDocument.createRange();
  before.setStart(page, 0);
  before.setEndBefore(mark);
  const own = page.ownerDocument.createElement('div');
  own.append(before.cloneContents());
  return { page, own };
}

/** A thread with what opens it: the first post may be made in another way than the answers. */
function threadContent(copy: Document, thread: Thread, { page, own }: Split): Element {
  const content = copy.createElement('div');
  if (thread.opening.length > 0) content.append(...thread.opening.map((element) => element.cloneNode(true)));
  else if (own !== page && !hasPosts(own, thread) && (!thread.isSigned || isFirstPost(own, thread)))
    content.append(own);
  content.append(postsOf(copy, thread));
  return cleanedThread(content);
}

/** True if the text before a thread says the same as its first post, as a preview of it does. */
function hasPosts(own: Element, { posts }: Thread): boolean {
  const said = textOf(own);
  return posts
    .slice(0, 1)
    .flatMap(({ parts }) => parts)
    .some((part) => {
      const walker = part.ownerDocument.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const line = (walker.currentNode.nodeValue ?? '').replace(/\s+/g, ' ').trim();
        if (line.length >= MIN_LINE) return said.includes(line);
      }
      return false;
    });
}

/** True for text like that of the posts; the notices of a forum are lists. */
function isFirstPost(own: Element, { length, posts }: Thread): boolean {
  const text = own.cloneNode(true) as Element;
  for (const list of text.querySelectorAll('ul,ol')) list.remove();
  return proseLength(text) >= Math.max(MIN_FIRST_POST, length / posts.length);
}

function cleanedThread(content: Element): Element {
  strip(content, 'thorough');
  dropRepeats(content, MIN_SHORT_LINE);
  return content;
}
