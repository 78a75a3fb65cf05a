import { HEADINGS } from '../dom/block-elements';
import { proseLength } from '../dom/text-length';
import type { Thread } from './threads';

/** The least text of its own before a thread, in characters of sentences, that the thread can be about. */
const MIN_OWN = 300;

/** From this `articleScore` on, a page is an article; below the other, it is a forum. */
const ARTICLE = 1;
const FORUM = 0;

/** A thread of fewer people is an interview, or news by an editor. */
const MIN_PEOPLE = 2;

/** A time of day or a place in a recording, without a date. */
const CLOCK = /^\W*\d{1,2}(:\d\d){1,2}\W*([ap]\.?m\.?)?\W*$/i;

/** The name of a part that holds comments: a hint, asked only where structure tells no more. */
export const COMMENTS_NAME = ['comment', 'komment', 'koment', 'coment', 'replies', 'respond']
  .map((name) => `[id*=${name} i],[class*=${name} i]`)
  .join();

/** More text than this, in characters, between a heading and a thread, and the heading is of that text. */
const MAX_BETWEEN = 80;

/**
 * True if a thread is the comments under the page's own text, not the page itself. `own` is what the page says
 * before it, without boilerplate. In a forum the first post is before it, and the answers belong to it.
 */
export function isComments(thread: Thread, own: Element, score: number): boolean {
  const prose = proseLength(own);
  if (prose < MIN_OWN || score < FORUM || !headingBefore(thread)) return false;
  if (thread.posts.every(({ time }) => time === null || CLOCK.test(time))) return false;
  if (new Set(thread.posts.map(({ author }) => author)).size < MIN_PEOPLE) return false;
  if (!thread.isSigned && !thread.starts[0]?.closest(COMMENTS_NAME) && !followsArticle(thread)) return false;
  return score >= ARTICLE || prose >= thread.length;
}

/** True for a thread after the only `article` of the page that has text of its own. */
function followsArticle({ starts: [first] }: Thread): boolean {
  const articles = first?.ownerDocument.body.querySelectorAll('article') ?? [];
  const [article, ...others] = [...articles].filter((each) => proseLength(each) >= MIN_OWN);
  if (!first || !article || others.length > 0) return false;
  return isBefore(article, first) && !article.contains(first);
}

/** The last heading before a thread. */
function headingBefore({ starts: [first] }: Thread): Element | null {
  if (!first) return null;
  const headings = [...first.ownerDocument.body.querySelectorAll(HEADINGS)];
  return headings.findLast((each) => isBefore(each, first)) ?? null;
}

function isBefore(element: Element, other: Element): boolean {
  return (element.compareDocumentPosition(other) & element.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Takes comments off the page, with the heading that stands right over them. */
export function removeComments(thread: Thread): void {
  const heading = headingBefore(thread);
  const [first] = thread.starts;
  if (heading && first && heading.localName !== 'h1' && !first.contains(heading)) {
    const between = heading.ownerDocument.createRange();
    between.setStartAfter(heading);
    between.setEndBefore(first);
    if (between.toString().trim().length <= MAX_BETWEEN) heading.remove();
  }
  for (const start of thread.starts) start.remove();
  for (const { parts } of thread.posts) for (const part of parts) part.remove();
}

/** A thread as text: each post under a heading with its author and time. */
export function postsOf(copy: Document, { posts }: Thread): DocumentFragment {
  const content = copy.createDocumentFragment();
  for (const { author, time, parts } of posts) {
    if (parts.length === 0) continue;
    const heading = copy.createElement('h3');
    heading.textContent = time === null ? author : `${author}, ${time}`;
    content.append(heading, ...parts.map((element) => element.cloneNode(true)));
  }
  return content;
}

/** Comments under a heading of their own. */
export function commentsOf(copy: Document, thread: Thread): Element {
  const content = copy.createElement('div');
  const heading = copy.createElement('h2');
  heading.textContent = 'Comments';
  content.append(heading, postsOf(copy, thread));
  return content;
}
